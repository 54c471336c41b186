using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Keys;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta keys api</c>: the keys with which programs call the service, in its database.</summary>
internal sealed class ApiKeysCommand(Run run)
{
    private const string Environment = "Access__Database";

    private readonly Option<string?> database = new("--database")
    {
        Description = $"the service's database, `Data Source=FILE` or `Host=…`; by default what `{Environment}` in the environment says, else the file that the service uses by itself",
        HelpName = "SETTING",
        Recursive = true,
    };

    private readonly Option<string[]> scopes = new("--scope") { Description = "ask, screen, pack-admin or auditor; repeat it for several", HelpName = "SCOPE", Required = true };
    private readonly Option<string?> territory = new("--territory") { Description = "the zone whose packs a pack-admin may change", HelpName = "ZONE" };
    private readonly Option<string?> expires = new("--expires") { Description = "last day on which it holds, in UTC; by default it has no end", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> name = new("--name") { Description = "whose key it is", HelpName = "NAME", Required = true };
    private readonly Argument<string> id = new("ID") { Description = "the id in the key, after `dta_`" };

    public static Command Make(Run run)
    {
        var self = new ApiKeysCommand(run);
        var make = new Command("new", "Make a key; it is shown once") { self.name, self.scopes, self.territory, self.expires };
        make.SetAction(self.NewAsync);
        var list = new Command("list", "List all keys, also revoked and expired ones; never their text");
        list.SetAction(self.ListAsync);
        var revoke = new Command("revoke", "Revoke a key for good") { self.id };
        revoke.SetAction(self.RevokeAsync);
        return new("api", "Keys with which programs call the service") { self.database, make, list, revoke };
    }

    private Task<int> NewAsync(ParseResult parsed, CancellationToken cancellation) => WithAsync(parsed, async (keys, place) =>
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        ImmutableArray<Scope> granted = [.. (parsed.GetValue(scopes) ?? []).Select(ScopeOf)];
        var (whose, zone) = (parsed.GetValue(name)!, ZoneOf(parsed));
        if (ApiKey.Problem(whose, granted, zone) is { } problem)
            throw new Refusal(problem, problem.Contains("territory", StringComparison.Ordinal) ? "`--scope pack-admin` and `--territory ZONE` go together" : null);
        var (key, text) = await keys.AddAsync(whose, granted, zone, EndOf(parsed), cancellation).ConfigureAwait(false);
        if (output == OutputKind.Json) run.WriteLine(Json(key, text).ToJsonString());
        else run.WriteLine(text);
        run.Note($"the key is shown this once; its digest is kept in {place}");
        return ExitCode.Done;
    });

    private Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation) => WithAsync(parsed, async (keys, _) =>
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        var all = await keys.ListAsync(cancellation).ConfigureAwait(false);
        if (output == OutputKind.Json) run.WriteLine(new JsonArray([.. all.Select(k => Json(k.Key, null))]).ToJsonString());
        else foreach (var (key, _) in all) run.WriteLine(Line(key));
        return ExitCode.Done;
    });

    private Task<int> RevokeAsync(ParseResult parsed, CancellationToken cancellation) => WithAsync(parsed, async (keys, _) =>
    {
        run.Options.OutputOf(parsed, OutputKind.Text);
        // Who pastes the whole key is understood, and not quoted.
        var written = parsed.GetValue(id)!;
        var which = KeyText.IdOf(written) ?? (written.StartsWith(KeyText.Mark, StringComparison.Ordinal) ? written[KeyText.Mark.Length..] : written);
        if (!KeyText.IsId(which)) throw new Refusal("this is no id of a key", "an id has twelve hexadecimal digits; `dta keys api list` shows them");
        if (await keys.RevokeAsync(which, cancellation).ConfigureAwait(false) is null) throw new Refusal($"no key `{which}`", "`dta keys api list` shows them");
        run.Note($"`{which}` is revoked; the service stops taking it within a second");
        return ExitCode.Done;
    });

    private async Task<int> WithAsync(ParseResult parsed, Func<KeyTable, string, Task<int>> work)
    {
        var setting = parsed.GetValue(database) ?? run.Here.Variable(Environment) ?? DatabaseOptions.Default;
        try
        {
            var opened = Database.Open(setting, run.Here.Clock);
            await using (opened.ConfigureAwait(false)) return await work(new(opened, run.Here.Clock), opened.Name).ConfigureAwait(false);
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

    private static Scope ScopeOf(string word) => ScopeWord.Read(word)
        ?? throw new Refusal($"unknown scope `{word}`", Nearest.To(word, Enum.GetValues<Scope>().Select(ScopeWord.Of)) is { } near ? $"nearest is `{near}`" : $"there are {ScopeWord.All}");

    // A zone that the rules do not know would be an administrator of nothing.
    private string? ZoneOf(ParseResult parsed)
    {
        if (parsed.GetValue(territory) is not { } zone) return null;
        var gazetteer = run.Rulebook(parsed).Gazetteer;
        if (gazetteer.Zone(zone) is not null) return zone;
        throw new Refusal($"unknown zone `{zone}`", Zones.ZoneSearch.Find(gazetteer, zone) is [var near, ..] ? $"nearest is `{near.Id}`" : null);
    }

    private DateTimeOffset? EndOf(ParseResult parsed)
    {
        if (parsed.GetValue(expires) is not { } day) return null;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) || last == DateOnly.MaxValue)
            throw new Refusal($"`{day}` is no date", "write year-month-day, for example 2027-12-31");
        var end = new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        return end > run.Here.Clock.GetUtcNow() ? end : throw new Refusal($"`{day}` is over");
    }

    private string Line(ApiKey key)
    {
        var state = key.Revoked is { } at ? $"revoked {Day(at)}" : key.Holds(run.Here.Clock.GetUtcNow()) ? "holds" : "expired";
        var end = key.Expires is { } moment ? $"until {Day(moment.AddTicks(-1))}" : "no end";
        var scope = string.Join(',', key.Scopes.Select(ScopeWord.Of)) + (key.Territory is { } zone ? $"@{zone}" : "");
        return $"{key.Id}  {state,-18}  {end,-16}  {scope,-22}  {Visible.Of(key.Name)}";
    }

    private static JsonObject Json(ApiKey key, string? text)
    {
        var json = new JsonObject
        {
            ["id"] = key.Id,
            ["name"] = key.Name,
            ["scopes"] = new JsonArray([.. key.Scopes.Select(s => JsonValue.Create(ScopeWord.Of(s)))]),
            ["territory"] = key.Territory,
            ["made"] = Time(key.Made),
            ["expires"] = Time(key.Expires),
            ["revoked"] = Time(key.Revoked),
        };
        if (text is not null) json["key"] = text;
        return json;
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
