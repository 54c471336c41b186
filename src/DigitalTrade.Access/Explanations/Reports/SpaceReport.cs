using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Space;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Remedies, margins, timelines and matrices as a partner of a law firm would sign them; text or Markdown, zh or en.</summary>
public static class SpaceReport
{
    /// <summary>Remedies in lines.</summary>
    public static ImmutableArray<ReportLine> Lines(Rulebook book, Remedies remedies, Language language, int width = Report.DefaultWidth) =>
        Lines(Blocks(new(book, language), remedies), width);

    /// <summary>Remedies as Markdown.</summary>
    public static string Markdown(Rulebook book, Remedies remedies, Language language) => MarkdownWriter.Write(Blocks(new(book, language), remedies));

    /// <summary>A timeline in lines.</summary>
    public static ImmutableArray<ReportLine> Lines(Rulebook book, Timeline timeline, Language language, int width = Report.DefaultWidth) =>
        Lines(Blocks(new(book, language), timeline), width);

    /// <summary>A timeline as Markdown.</summary>
    public static string Markdown(Rulebook book, Timeline timeline, Language language) => MarkdownWriter.Write(Blocks(new(book, language), timeline));

    /// <summary>A matrix in lines.</summary>
    public static ImmutableArray<ReportLine> Lines(Rulebook book, Matrix matrix, Language language, int width = Report.DefaultWidth) =>
        Lines(Blocks(new(book, language), matrix), width);

    /// <summary>A matrix as Markdown.</summary>
    public static string Markdown(Rulebook book, Matrix matrix, Language language) => MarkdownWriter.Write(Blocks(new(book, language), matrix));

    /// <summary>Margins in lines.</summary>
    public static ImmutableArray<ReportLine> Lines(Rulebook book, Margins margins, Language language, int width = Report.DefaultWidth) =>
        Lines(Blocks(new(book, language), margins), width);

    /// <summary>Margins as Markdown.</summary>
    public static string Markdown(Rulebook book, Margins margins, Language language) => MarkdownWriter.Write(Blocks(new(book, language), margins));

    private static ImmutableArray<ReportLine> Lines(IEnumerable<Block> blocks, int width) => [.. LineWriter.Write(blocks, Math.Max(width, 40))];

    private static IEnumerable<Block> Blocks(Names names, Remedies remedies)
    {
        yield return new Block.Title(names.Say(Words.Of(remedies.Outcome)), remedies.Outcome);
        yield return new Block.Paragraph(names.Say(remedies.Statement));
        if (remedies.Kept.Length > 0)
            yield return new Block.Paragraph(names.Say("保持不变：", "Kept as stated: ") + names.List(remedies.Kept.Select(k => QuestionSection.FactName(names, k))));
        if (remedies.Found.Length > 0) yield return new Block.Heading(names.Say("如何调整", "What would change the answer"), 2);
        foreach (var remedy in remedies.Found)
        {
            var sources = ImmutableArray.CreateBuilder<string>();
            sources.Add("→ " + names.Say(Words.Of(remedy.Outcome)));
            if (remedy.Open.Length > 0)
                sources.Add(names.Say("另须：", "Then still: ") + string.Join(names.Say("", " "), remedy.Open.Select(o => names.Say(o.Text))));
            if (remedy.Cites.Length > 0) sources.Add(names.Say("依据：", "Under ") + CiteList.Of(names, remedy.Cites));
            yield return new Block.Item(Mark.Open, string.Join(names.Say("；", "; "), remedy.Changes.Select(c => names.Say(c.Text))), sources.ToImmutable());
        }
    }

    private static IEnumerable<Block> Blocks(Names names, Timeline timeline)
    {
        yield return new Block.Title(
            names.Say($"{names.Date(timeline.From)}至{names.Date(timeline.To)}", $"From {names.Date(timeline.From)} to {names.Date(timeline.To)}"),
            timeline.Intervals[^1].Standing.Outcome);
        foreach (var interval in timeline.Intervals)
        {
            var lines = ImmutableArray.CreateBuilder<string>();
            foreach (var happened in interval.Opened) lines.Add(Happened(names, happened));
            lines.AddRange(Grounds(names, interval.Standing));
            yield return new Block.Item(
                MarkOf(interval.Standing.Outcome),
                names.Say($"{names.Date(interval.From)}至{names.Date(interval.To)}：", $"{names.Date(interval.From)} to {names.Date(interval.To)}: ")
                    + names.Say(Words.Of(interval.Standing.Outcome)),
                lines.ToImmutable());
        }

        yield return Footer(names, timeline.Rulebook);
    }

    private static IEnumerable<Block> Blocks(Names names, Matrix matrix)
    {
        yield return new Block.Title(
            names.Say($"{matrix.Activities.Length}项业务 × {matrix.Places.Length}处地点", $"{matrix.Activities.Length} activities × {matrix.Places.Length} places"),
            matrix.Cells.Max(c => c.Outcome));
        yield return new Block.Paragraph(names.Say($"与{names.Zone(matrix.Base)}相比较。", $"Compared with {names.Zone(matrix.Base)}."));
        foreach (var row in matrix.Cells.GroupBy(c => (c.On, c.Activity)))
        {
            yield return new Block.Heading(
                names.Activity(row.Key.Activity) + (matrix.Dates.Length > 1 ? names.Say("，", ", ") + names.Date(row.Key.On) : ""), 2);
            foreach (var same in row.GroupBy(c => (c.Outcome, Route: string.Join(' ', c.Route), Differs: string.Join(' ', c.Differs.Select(d => $"{d.Rule}{d.Was}{d.Is}")))))
            {
                var cell = same.First();
                yield return new Block.Item(
                    MarkOf(cell.Outcome), names.List(same.Select(c => names.Zone(c.Place))) + names.Say("：", ": ") + names.Say(Words.Of(cell.Outcome)),
                    [.. cell.Differs.Select(d => Moved(names, d))]);
            }
        }

        yield return Footer(names, matrix.Rulebook);
    }

    internal static IEnumerable<Block> Blocks(Names names, Margins margins)
    {
        yield return new Block.Heading(names.Say("结论的余地", "How firm the answer is"), 2);
        if (margins.ForeignShare is { } share && Range.TryParse(share.Same, out var same))
        {
            var interval = Wording.Interval(names.Book.Facts[Measures.BuiltIn.ForeignShare], same);
            yield return new Block.Item(
                Mark.Bullet,
                names.Say($"外资股比合计为{interval.Zh}时，结论与路径不变。", $"The same for a foreign share in all of {interval.En}."),
                [.. Turns(names, share.Below, names.Say("以下：", "Below: ")), .. Turns(names, share.Above, names.Say("以上：", "Above: "))]);
        }

        var days = margins.Date;
        yield return new Block.Item(
            Mark.Bullet,
            days.To is { } last
                ? names.Say($"至{names.Date(last)}止不变。", $"The same until {names.Date(last)}.")
                : names.Say("就规则库所载，此后没有已知的变动。", "By what the rulebook holds, no change is known after this date."),
            [.. Turns(names, days.After, names.Say("此后：", "After that: "))]);
        if (days.From is { } first)
        {
            yield return new Block.Item(
                Mark.Bullet, names.Say($"自{names.Date(first)}起如此。", $"So since {names.Date(first)}."), [.. Turns(names, days.Before, names.Say("此前：", "Before that: "))]);
        }
    }

    internal static IEnumerable<string> Turns(Names names, Turn? turn, string label)
    {
        if (turn is null) yield break;
        yield return label + names.Say(Words.Of(turn.Standing.Outcome));
        foreach (var happened in turn.Events) yield return Happened(names, happened);
        if (!turn.Events.IsEmpty) yield break;
        foreach (var shift in turn.Shifts) yield return Moved(names, shift);
    }

    internal static IEnumerable<string> Grounds(Names names, Standing standing)
    {
        var lists = standing.Activities.Select(a => names.Edition(a.GovernedBy)).OfType<string>().Distinct().ToArray();
        if (lists.Length > 0) yield return names.Say("适用：", "Governed by ") + names.List(lists);
        var routes = standing.Activities.SelectMany(a => a.Route).Distinct().ToArray();
        if (routes.Length > 0) yield return names.Say("放开依据：", "Opened by ") + names.List(routes.Select(names.Opening).Distinct());
    }

    internal static string Happened(Names names, Event happened)
    {
        var what = happened.Kind switch
        {
            "zone" => names.Say(happened.Text),
            "list" => names.Title(happened.Text),
            _ when happened.Cite is { } cite => names.Cite(cite),
            _ => names.Say(happened.Text),
        };
        return happened.Begins ? names.Say($"{what}开始适用", $"{what} begins") : names.Say($"{what}不再适用", $"{what} ends");
    }

    internal static string Moved(Names names, Shift shift)
    {
        var source = shift.Kind == "list" ? names.Title(shift.Text) : names.Cite(shift.Cite);
        var what = shift.Is switch
        {
            "bars" => names.Say("在此构成限制", "stands in the way"),
            "lifted" => names.Say("在此获放开", "is lifted"),
            "satisfied" => names.Say("在此得到满足", "is met"),
            "undetermined" => names.Say("尚不能确定", "cannot be told yet"),
            "relied-on" => names.Say("在此予以放开", "opens it"),
            "governs" => names.Say("在此适用", "governs"),
            _ => names.Say("在此不适用", "does not apply"),
        };
        return names.Say($"{source}{what}", $"{source}: {what}");
    }

    private static Mark MarkOf(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => Mark.Met,
        Outcome.PermittedOnConditions => Mark.Open,
        Outcome.Undetermined => Mark.Unknown,
        _ => Mark.Unmet,
    };

    private static Block.Footer Footer(Names names, string rulebook) => new(names.Say(
        $"规则库版本 {rulebook}。本结论供参考，不构成法律意见。", $"Rulebook {rulebook}. For information; not legal advice."));
}
