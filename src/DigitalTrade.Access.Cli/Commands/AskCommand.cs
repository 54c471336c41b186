using System.CommandLine;
using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta ask</c>: the interview. Asks only what can change the answer, and ends with the report.</summary>
internal sealed class AskCommand(Run run)
{
    private readonly ProposalInput input = new();

    public static Command Make(Run run)
    {
        var self = new AskCommand(run);
        var command = new Command("ask", "Ask in the terminal what is not stated, as far as it can change the answer");
        self.input.AddTo(command);
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown);
        if (input.TakesInput(parsed)) throw new Refusal("`dta ask` reads the answers from standard input", "name a file, or state the proposal by flags");
        var (book, stated) = await input.ReadAsync(run, parsed, cancellation).ConfigureAwait(false);
        var language = run.Language(parsed);
        using var lines = new StreamReader(run.Here.In(), Encoding.UTF8);
        var proposal = await InterviewAsync(book, stated, language, lines, cancellation).ConfigureAwait(false);
        var determination = book.Determine(proposal);
        switch (output)
        {
            case OutputKind.Json: run.Write([.. JsonSerializer.SerializeToUtf8Bytes(determination, AccessJson.Wire.Determination), (byte)'\n']); break;
            case OutputKind.Markdown: run.Write(Report.Markdown(book, proposal, determination, language)); break;
            default: run.WriteLines(Report.Lines(book, proposal, determination, language, run.Here.Width)); break;
        }

        return ExitCode.Of(determination.Outcome);
    }

    private async Task<Proposal> InterviewAsync(Rulebook book, Proposal stated, Language language, StreamReader lines, CancellationToken cancellation)
    {
        var before = new Stack<(Proposal Proposal, string? Skipped)>();
        var skipped = new List<string>();
        var proposal = stated;
        while (Questions.Of(book, proposal).FirstOrDefault(q => !skipped.Contains(q.Fact)) is { } question)
        {
            Put(question, language, first: before.Count == 0);
            var line = (await lines.ReadLineAsync(cancellation).ConfigureAwait(false))?.Trim();
            switch (line)
            {
                case null or "q": return proposal;
                case "": break;
                case "s" or "?":
                    before.Push((proposal, question.Fact));
                    skipped.Add(question.Fact);
                    break;
                case "b" when before.TryPop(out var last):
                    proposal = last.Proposal;
                    if (last.Skipped is { } again) skipped.Remove(again);
                    break;
                case "b": break;
                default:
                    if (TypedAnswer.Read(book, proposal, question, line) is { } next)
                    {
                        before.Push((proposal, null));
                        proposal = next;
                    }
                    else
                    {
                        run.Note(Say(language, $"“{line}”不是可用的回答。", $"`{line}` is no answer to this."));
                        foreach (var zone in TypedAnswer.Near(book, question, line)) run.Note($"  {zone.Id}  {zone.Name.In(language)}");
                    }

                    break;
            }
        }

        return proposal;
    }

    private void Put(Question question, Language language, bool first)
    {
        if (first)
            run.Note(Say(language, "输入序号、名称或具体值；s 跳过，? 不清楚，b 返回，q 结束。", "Type a number, a name or a value; s skips, ? is not known, b goes back, q ends."));
        run.Note("");
        run.Note(question.Text.In(language));
        var sign = question.Fact.EndsWith("hare", StringComparison.Ordinal) ? "#" : "";
        for (var i = 0; i < question.Answers.Length; i++)
        {
            var answer = question.Answers[i];
            run.Note($"  {sign}{i + 1}  {answer.Text.In(language)}  → {Words.Of(answer.Outcome).In(language)}");
        }
    }

    private static string Say(Language language, string zh, string en) => language == Language.Zh ? zh : en;
}
