using System.CommandLine;
using System.Globalization;
using System.Text;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta register</c>: past determinations, read from the service's database: found, shown, exported, verified, replayed.</summary>
internal sealed class RegisterCommand(Run run)
{
    private const string Environment = "Access__Database";

    private readonly Option<string?> database = new("--database")
    {
        Description = $"the service's database, `Data Source=FILE` or `Host=…`; by default what `{Environment}` in the environment says",
        HelpName = "SETTING",
        Recursive = true,
    };

    private readonly Option<string?> from = new("--from") { Description = "first day on which it was answered, in China", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> to = new("--to") { Description = "last day", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> activity = new("--activity") { Description = "code or activity asked about", HelpName = "CODE" };
    private readonly Option<string?> place = new("--place") { Description = "zone named in the proposal", HelpName = "ZONE" };
    private readonly Option<string?> outcome = new("--outcome") { Description = "the outcome", HelpName = "OUTCOME" };
    private readonly Option<string?> asker = new("--asker") { Description = "who asked", HelpName = "NAME" };
    private readonly Option<string?> revision = new("--revision") { Description = "the rulebook's revision", HelpName = "SHA256" };
    private readonly Option<int> limit = new("--limit") { Description = "entries at most, the newest", HelpName = "N", DefaultValueFactory = _ => 50 };
    private readonly Option<string?> head = new("--head") { Description = "the id of an entry that was given; with it, a tail that was cut off shows", HelpName = "ID" };
    private readonly Option<bool> all = new("--all") { Description = "every entry" };
    private readonly Argument<string> id = new("ID") { Description = "the entry, as `Register-Id` named it" };
    private readonly Argument<string?> replayed = new("ID") { Description = "the entry, as `Register-Id` named it", Arity = ArgumentArity.ZeroOrOne };

    public static Command Make(Run run)
    {
        var self = new RegisterCommand(run);
        var list = new Command("list", "Find entries, newest first") { self.from, self.to, self.activity, self.place, self.outcome, self.asker, self.revision, self.limit };
        list.SetAction(self.ListAsync);
        var show = new Command("show", "One entry: the proposal, the answer, its place in the chain") { self.id };
        show.SetAction(self.ShowAsync);
        var export = new Command("export", "All entries as JSON lines, oldest first");
        export.SetAction(self.ExportAsync);
        var verify = new Command("verify", "Read the whole chain: is anything changed, missing, reordered or cut off?") { self.head };
        verify.SetAction(self.VerifyAsync);
        var replay = new Command("replay", "Answer again on the rulebooks that were kept: the same, to the byte?") { self.replayed, self.all };
        replay.SetAction(self.ReplayAsync);
        return new("register", "Past determinations, from the service's database") { self.database, list, show, export, verify, replay };
    }

    private Task<int> ListAsync(ParseResult parsed, CancellationToken end) => WithAsync(parsed, async reader =>
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        var most = parsed.GetValue(limit);
        if (most < 1) throw new Refusal("`--limit` is at least 1");
        var found = await reader.SearchAsync(
            new()
            {
                From = Date(parsed, from),
                To = Date(parsed, to),
                Activity = parsed.GetValue(activity),
                Place = parsed.GetValue(place),
                Outcome = parsed.GetValue(outcome),
                Asker = parsed.GetValue(asker),
                Revision = parsed.GetValue(revision),
            },
            null, most, end).ConfigureAwait(false);
        if (output == OutputKind.Json) run.WriteLine(Encoding.UTF8.GetString(EntryJson.Of(found, null)));
        else foreach (var entry in found) run.WriteLine(Line(entry));
        return ExitCode.Done;
    });

    private Task<int> ShowAsync(ParseResult parsed, CancellationToken end) => WithAsync(parsed, async reader =>
    {
        run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        run.WriteLine(Encoding.UTF8.GetString(EntryJson.Of(await FindAsync(reader, parsed.GetValue(id)!, end).ConfigureAwait(false))));
        return ExitCode.Done;
    });

    private Task<int> ExportAsync(ParseResult parsed, CancellationToken end) => WithAsync(parsed, async reader =>
    {
        run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        await foreach (var entry in reader.AllAsync(null, end).ConfigureAwait(false)) run.Write([.. EntryJson.Of(entry), (byte)'\n']);
        return ExitCode.Done;
    });

    private Task<int> VerifyAsync(ParseResult parsed, CancellationToken end) => WithAsync(parsed, async reader =>
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        EntryId? known = parsed.GetValue(head) is { } given ? IdOf(given) : null;
        var verdict = await Verification.OfAsync(reader, known, end).ConfigureAwait(false);
        if (output == OutputKind.Json)
        {
            run.WriteLine(Encoding.UTF8.GetString(EntryJson.Of(verdict)));
            return verdict.Holds ? ExitCode.Done : ExitCode.Failure;
        }

        foreach (var fault in verdict.Faults) run.WriteLine($"{fault.Kind}: {fault.Message}");
        if (verdict.FaultCount > verdict.Faults.Length) run.WriteLine($"{verdict.FaultCount - verdict.Faults.Length} more");
        run.WriteLine(verdict.Holds ? $"{verdict.Entries} entries hold; the head is {verdict.Head ?? "none"}" : $"{verdict.Entries} entries, {verdict.FaultCount} faults");
        if (verdict.Holds && known is null && verdict.Head is not null) run.Note($"keep the head elsewhere: `--head {verdict.Head}` later shows a tail that was cut off");
        return verdict.Holds ? ExitCode.Done : ExitCode.Failure;
    });

    private Task<int> ReplayAsync(ParseResult parsed, CancellationToken end) => WithAsync(parsed, async reader =>
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        var (named, every) = (parsed.GetValue(replayed), parsed.GetValue(all));
        if (every == (named is not null)) throw new Refusal("which entry?", "name one by its id, or all with `--all`");
        var replay = new Replay(reader);
        if (named is not null) return Told(await replay.OfAsync(await FindAsync(reader, named, end).ConfigureAwait(false), end).ConfigureAwait(false), output, always: true) ? ExitCode.Done : ExitCode.Failure;
        var (same, count) = (0L, 0L);
        await foreach (var entry in reader.AllAsync(null, end).ConfigureAwait(false))
        {
            count++;
            if (Told(await replay.OfAsync(entry, end).ConfigureAwait(false), output, always: false)) same++;
        }

        run.WriteLine(output == OutputKind.Json ? $$"""{"entries":{{count}},"same":{{same}}}""" : $"{same} of {count} entries are answered the same, to the byte");
        return same == count ? ExitCode.Done : ExitCode.Failure;
    });

    private bool Told(ReplayResult result, OutputKind output, bool always)
    {
        if (!always && result.Same) return true;
        run.WriteLine(output == OutputKind.Json ? Encoding.UTF8.GetString(EntryJson.Of(result)) : result.Same ? $"{result.Id} is answered the same, to the byte" : $"{result.Id} is not: {result.Detail}");
        return result.Same;
    }

    private async Task<int> WithAsync(ParseResult parsed, Func<RegisterReader, Task<int>> work)
    {
        var setting = parsed.GetValue(database) ?? run.Here.Variable(Environment)
            ?? throw new Refusal("which database?", $"name it with `--database`, or in the environment as `{Environment}`");
        try
        {
            var opened = Database.Open(setting, run.Here.Clock);
            await using (opened.ConfigureAwait(false)) return await work(new(opened)).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw new Refusal(e.Message);
        }
        catch (DatabaseException e)
        {
            throw new Refusal(ExitCode.Failure, [(e.Message, null)]);
        }
    }

    private static async Task<Entry> FindAsync(RegisterReader reader, string id, CancellationToken end) =>
        await reader.FindAsync(IdOf(id), end).ConfigureAwait(false) ?? throw new Refusal(ExitCode.Failure, [($"no entry `{id}`", "`dta register list` shows the newest")]);

    private static EntryId IdOf(string text) =>
        EntryId.TryParse(text, out var id) ? id : throw new Refusal($"`{text}` is no id of an entry", "an id looks like `000000000042-9f86d081884c7d65`; answers name theirs in `Register-Id`");

    private static DateOnly? Date(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new Refusal($"`{text}` is no date", "write year-month-day, for example 2025-03-01");
    }

    private static string Line(Entry entry) =>
        $"{entry.Id}  {EntryHash.TimeText(entry.Time)}  {entry.Draft.Outcome,-26}  {string.Join(',', entry.Draft.Activities)}  {string.Join(',', entry.Draft.Places)}  {Visible.Of(entry.Draft.Asker)}";
}
