using System.CommandLine;
using System.Globalization;
using DigitalTrade.Access.Cli.Screening;
using DigitalTrade.Access.Screening;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta screen</c>: a portfolio in, an answer for every deal out; or what a change of law does to it.</summary>
internal sealed class ScreenCommand(Run run)
{
    public const string Name = "screen";

    private readonly Argument<string> file = new("IN") { Description = "deals in xlsx, csv or jsonl; - for lines of JSON on standard input" };

    private readonly Option<string?> target = new("--output", "-o")
    {
        Description = "the file for the answers: .xlsx, .csv or .jsonl; without it, lines of JSON on standard output",
        HelpName = "OUT",
    };

    private readonly Option<string?> mapping = new("--columns") { Description = "a YAML file that says which column means what", HelpName = "FILE" };
    private readonly Option<string?> sheet = new("--sheet") { Description = "the only sheet to read; by default every sheet with deals", HelpName = "NAME" };
    private readonly Option<string?> entities = new("--entities") { Description = "a csv file of entities, for deals that name theirs; a workbook has a sheet of them", HelpName = "FILE" };
    private readonly Option<string?> holdings = new("--holdings") { Description = "a csv file of who holds what of whom; a workbook has a sheet of it", HelpName = "FILE" };
    private readonly Option<string?> encoding = new("--encoding") { Description = "encoding of a csv file; by default found out (UTF-8, UTF-16, GB18030)", HelpName = "NAME" };
    private readonly Option<string?> on = new("--on") { Description = "ask every deal on this legal date, whatever it states", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> fields = new("--fields") { Description = "what a summary says, separated by commas", HelpName = "A,B,…" };
    private readonly Option<bool> full = new("--full") { Description = "whole determinations instead of summaries; jsonl only" };
    private readonly Option<bool> remedies = new("--remedies") { Description = "look for the smallest change that helps what is not permitted; takes longer" };
    private readonly Option<bool> resume = new("--resume") { Description = "go on where a run with the same question was stopped" };
    private readonly Option<string?> against = new("--against") { Description = "compare instead: the rules before, a folder or a date; with --and", HelpName = "A" };
    private readonly Option<string?> and = new("--and") { Description = "the rules after, a folder or a date", HelpName = "B" };
    private readonly Option<bool> strict = new("--strict") { Description = "exit with 1 when a row could not be read" };

    public static Command Make(Run run)
    {
        var self = new ScreenCommand(run);
        var command = new Command(
            Name,
            "Answer every deal of a portfolio. Rows that cannot be read are reported with cell and reason and the run goes on. "
                + "Exit codes: 0 done, also with rows unread; 1 failure, with --strict also when a row is unread; 64 usage; 130 stopped (what is written is valid; --resume goes on).")
        {
            self.file, self.target, self.mapping, self.sheet, self.entities, self.holdings, self.encoding, self.on, self.fields, self.full, self.remedies, self.resume, self.against, self.and, self.strict,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await ScreenAsync(parsed, cancellation).ConfigureAwait(false);
        }
        catch (PortfolioException e)
        {
            throw new Refusal(e.Message, e.Help);
        }
    }

    private async Task<int> ScreenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var named = parsed.GetValue(file)!;
        var to = parsed.GetValue(target);
        if (parsed.GetValue(resume) && (to is null || named == "-")) throw new Refusal("`--resume` needs a file to read and a file to go on with", "name it with `-o OUT`");
        if (parsed.GetValue(against) is { } before)
        {
            var after = parsed.GetValue(and) ?? throw new Refusal("`--against` needs `--and`", "name two rule folders, or two dates");
            return await new ImpactCommand(run).RunAsync(parsed, Source(parsed, named), before, after, to, Date(parsed.GetValue(on), "--on"), cancellation).ConfigureAwait(false);
        }

        if (parsed.GetValue(and) is not null) throw new Refusal("`--and` needs `--against`", "name two rule folders, or two dates");
        var kind = KindOf(to);
        if (parsed.GetValue(full) && (kind != AnswerKind.Jsonl || parsed.GetValue(fields) is not null))
            throw new Refusal("`--full` writes lines of JSON", "name a .jsonl file, and leave out `--fields`");
        var progress = new ProgressLine(run.Here.Err, run.Here.Clock, run.Here.Progress);
        var request = new ScreenRequest
        {
            Source = Source(parsed, named),
            Book = run.Rulebook(parsed),
            Target = to is null ? null : Path.GetFullPath(to, run.Here.Directory),
            Stream = run.Here.Out,
            Kind = kind,
            Today = run.Here.Today,
            On = Date(parsed.GetValue(on), "--on"),
            Fields = parsed.GetValue(fields),
            Full = parsed.GetValue(full),
            Remedies = parsed.GetValue(remedies),
            Language = run.Language(parsed),
            Resume = parsed.GetValue(resume),
            Progress = progress.Show,
            Clock = run.Here.Clock,
        };
        var began = run.Here.Clock.GetTimestamp();
        var result = await Screen.RunAsync(request, cancellation).ConfigureAwait(false);
        progress.Clear();
        foreach (var note in result.Notes) run.Note($"note: {note}");
        var report = ScreenText.Of(result, run.Here.Clock.GetElapsedTime(began), request.Book.Revision, run.Language(parsed));
        if (to is null) run.Note(report);
        else run.WriteLine(report);
        if (!result.Complete)
        {
            run.Note(to is null || named == "-" ? "stopped" : $"stopped: `{to}` is valid as far as it goes; the same command with `--resume` goes on");
            return ExitCode.Interrupted;
        }

        return result.Tally.Failed > 0 || (parsed.GetValue(strict) && result.Tally.UnreadRows > 0) ? ExitCode.Failure : ExitCode.Done;
    }

    private PortfolioSource Source(ParseResult parsed, string named)
    {
        var path = Path.GetFullPath(named, run.Here.Directory);
        if (named != "-" && Directory.Exists(path)) throw new Refusal($"`{named}` is a folder", "name a file");
        if (named != "-" && !File.Exists(path)) throw new Refusal($"no file `{named}`");
        return new(path)
        {
            Name = named,
            Lines = named == "-" ? run.Here.In() : null,
            Mapping = Existing(parsed.GetValue(mapping)),
            Sheet = parsed.GetValue(sheet),
            Entities = Existing(parsed.GetValue(entities), "`--entities` names a csv file"),
            Holdings = Existing(parsed.GetValue(holdings), "`--holdings` names a csv file"),
            Encoding = parsed.GetValue(encoding),
        };
    }

    private string? Existing(string? named, string help = "`--columns` names a YAML file")
    {
        if (named is null) return null;
        var path = Path.GetFullPath(named, run.Here.Directory);
        return File.Exists(path) ? path : throw new Refusal($"no file `{named}`", help);
    }

    internal static AnswerKind KindOf(string? target) => Path.GetExtension(target)?.ToLowerInvariant() switch
    {
        null or ".jsonl" or ".ndjson" => AnswerKind.Jsonl,
        ".csv" => AnswerKind.Csv,
        ".xlsx" => AnswerKind.Xlsx,
        var other => throw new Refusal($"answers are not written as `{other}`", "name a file that ends in .xlsx, .csv or .jsonl"),
    };

    internal static DateOnly? Date(string? text, string option)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new Refusal($"`{option} {text}` is no date", "write year-month-day, for example 2025-03-01");
    }
}
