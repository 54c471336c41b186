using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>What became of the mutants, as JSON.</summary>
/// <param name="Score">The share of them that died.</param>
/// <param name="Required">The share that must.</param>
/// <param name="Kinds">How many, by kind.</param>
/// <param name="Survivors">Those that no case kills.</param>
/// <param name="Suggestions">Cases that would kill them, where asked for.</param>
internal sealed record MutationShown(
    decimal Score, decimal Required, ImmutableSortedDictionary<string, MutationCount> Kinds, ImmutableArray<Mutant> Survivors, ImmutableArray<Suggestion> Suggestions)
{
    public static int Show(Run run, ParseResult parsed, MutationResult result, ImmutableArray<Suggestion> suggested)
    {
        if (run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json) == OutputKind.Json)
            run.Write([.. JsonSerializer.SerializeToUtf8Bytes(new MutationShown(result.Score, MutationResult.Required, result.Kinds, result.Survivors, suggested), CliJson.Wire.MutationShown), (byte)'\n']);
        else run.WriteLines(Lines(result, suggested, run.Language(parsed)));
        return result.Score >= MutationResult.Required ? ExitCode.Done : ExitCode.Packs;
    }

    private static IReadOnlyList<ReportLine> Lines(MutationResult result, ImmutableArray<Suggestion> suggested, Language language)
    {
        var (dead, score) = (result.Total - result.Survivors.Length, (result.Score * 100).ToString("0.0", CultureInfo.InvariantCulture));
        var closing = language == Language.Zh ? $"{result.Total}处改动中，案例发现{dead}处（{score}%）" : $"{dead} of {result.Total} mutants die ({score}%)";
        return
        [
            .. result.Survivors.Select(m => new ReportLine(Visible.Of($"{m.Source}: {m.Rule}: {m.Kind}: {m.What.In(language)}"), Tone.Bad)),
            .. suggested.SelectMany(g => g.Yaml.TrimEnd('\n').Split('\n').Prepend($"  # {g.Mutant.Source}: {g.Mutant.What.In(language)}")).Select(l => new ReportLine(Visible.Of(l), Tone.Plain)),
            .. result.Kinds.Select(k => new ReportLine(Visible.Of($"  {k.Key}: {k.Value.Killed}/{k.Value.Total}"), Tone.Muted)),
            new(Visible.Of(closing), result.Score >= MutationResult.Required ? Tone.Good : Tone.Bad),
        ];
    }
}
