using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>What the cases touch, as JSON.</summary>
/// <param name="Touched">Number of sides that a case touches.</param>
/// <param name="Total">Number of sides.</param>
/// <param name="Goals">Number of sides by kind.</param>
/// <param name="Untouched">Sides that no case touches.</param>
/// <param name="Suggestions">Cases that would touch them, where asked for.</param>
internal sealed record CoverageShown(int Touched, int Total, ImmutableSortedDictionary<string, int> Goals, ImmutableArray<Goal> Untouched, ImmutableArray<Suggestion> Suggestions)
{
    public static int Show(Run run, ParseResult parsed, CoverageResult result, ImmutableArray<Suggestion> suggested)
    {
        var language = run.Language(parsed);
        var touched = result.Total - result.Untouched.Length;
        if (run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json) == OutputKind.Json)
            run.Write([.. JsonSerializer.SerializeToUtf8Bytes(new CoverageShown(touched, result.Total, result.Goals, result.Untouched, suggested), CliJson.Wire.CoverageShown), (byte)'\n']);
        else run.WriteLines(Lines(result, suggested, touched, language));
        foreach (var unread in result.Unread) run.Error($"the proposal of `{unread.Name}` cannot be read", "`dta rules test` says why");
        return result.Untouched.IsEmpty && result.Unread.IsEmpty ? ExitCode.Done : ExitCode.Packs;
    }

    private static IReadOnlyList<ReportLine> Lines(CoverageResult result, ImmutableArray<Suggestion> suggested, int touched, Language language)
    {
        var closing = language == Language.Zh ? $"{result.Total}项中有案例触及{touched}项" : $"{touched} of {result.Total} sides of the rules are touched by a case";
        return
        [
            .. result.Untouched.Select(g => new ReportLine(Visible.Of($"{g.Source}: {g.Rule}: {g.Kind}: {g.What.In(language)}"), Tone.Bad)),
            .. suggested.SelectMany(g => g.Yaml.TrimEnd('\n').Split('\n')).Select(l => new ReportLine(Visible.Of(l), Tone.Plain)),
            new(Visible.Of(closing), result.Untouched.IsEmpty ? Tone.Good : Tone.Bad),
        ];
    }
}
