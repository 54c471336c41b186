using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Outputs;
using DigitalTrade.Access.Screening.Pipeline;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening;

/// <summary>Answers every deal of a portfolio: read, determine, write, side by side and in order.</summary>
public static class Screen
{
    /// <summary>Runs until the portfolio ends, or until it is asked to stop; then what was written is valid and says where it ends.</summary>
    /// <exception cref="PortfolioException">The portfolio, the mapping or the target cannot be used as it is.</exception>
    public static async Task<ScreenResult> RunAsync(ScreenRequest request, CancellationToken stop)
    {
        using var portfolio = PortfolioFile.Open(request.Source, request.Book);
        var asked = new Asked(request.Book, request.Today, request.On);
        using var target = Targets.Of(request, portfolio);
        long rowsIn = target.Tally.Rows;
        await OrderedPipeline.RunAsync(
            portfolio.PortionsAsync(target.Deals, stop),
            portion =>
            {
                Interlocked.Add(ref rowsIn, portion.Rows);
                using (portion) return Answer(portion, asked, target.Format, request.Remedies);
            },
            async sheaf =>
            {
                await target.AppendAsync(sheaf).ConfigureAwait(false);
                request.Progress?.Invoke(new(target.Deals, sheaf.Position, portfolio.Length));
                sheaf.Return();
            },
            request.Workers,
            stop).ConfigureAwait(false);
        if (target.Tally.Rows != rowsIn || target.Tally.Deals != target.Deals)
            throw new InvalidOperationException($"{rowsIn} rows went in and {target.Tally.Rows} came out; {target.Deals} deals and {target.Tally.Deals} answers");
        var complete = !stop.IsCancellationRequested;
        await target.FinishAsync(new(complete, portfolio.Notes, portfolio.EmptyRows)).ConfigureAwait(false);
        return new(target.Tally, complete, portfolio.EmptyRows, portfolio.Notes);
    }

    private static Sheaf Answer(Portion portion, Asked asked, AnswerFormat format, bool remedies)
    {
        var sheaf = Sheaf.Rent(format.Streams);
        foreach (var deal in portion.Read(asked)) Answer(sheaf, deal, asked.Book, format, remedies);
        sheaf.Deals = portion.Deals;
        sheaf.Position = portion.Position;
        return sheaf;
    }

    private static void Answer(Sheaf sheaf, DealReading deal, Rulebook book, AnswerFormat format, bool remedies)
    {
        var tally = sheaf.Tally;
        if (deal.Proposal is { } proposal && Determine(book, proposal, remedies) is { } determination)
        {
            format.Answered(sheaf, deal, determination);
            tally.Outcomes[(int)determination.Outcome]++;
            tally.AnsweredRows += deal.Rows;
            Bars(tally, determination);
            return;
        }

        if (deal.Proposal is not null)
        {
            tally.Failed++;
            deal = deal with { Problems = [new(deal.Sheet, deal.Row, null, null, "the determination failed; there is no answer", "this is a fault of the program: please report it")] };
        }

        format.Unread(sheaf, deal);
        tally.UnreadDeals++;
        tally.UnreadRows += deal.Rows;
    }

    // A fault of the engine costs the deal its answer and the run its success, never the other deals.
    private static Determination? Determine(Rulebook book, Proposals.Proposal proposal, bool remedies)
    {
        try
        {
            var determination = book.Determine(proposal);
            return remedies && determination.Outcome > Outcome.PermittedOnConditions
                ? determination with { Remedies = Space.Remedies.Of(book, proposal).Found } : determination;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static void Bars(Tally tally, Determination determination)
    {
        if (determination.Outcome < Outcome.NotPermittedAsProposed) return;
        string? last = null;
        foreach (var activity in determination.Activities)
        {
            foreach (var finding in activity.Findings)
            {
                if (finding.Verdict != Verdict.Bars || finding.Measure == last) continue;
                last = finding.Measure;
                tally.Bars[last] = tally.Bars.GetValueOrDefault(last) + 1;
            }
        }
    }
}
