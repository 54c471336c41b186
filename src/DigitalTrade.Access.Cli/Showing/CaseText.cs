using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>A failed case: where it stands, what it says, and how the answer differs.</summary>
internal static class CaseText
{
    public static IReadOnlyList<ReportLine> Of(CaseResult result) =>
    [
        new(Visible.Of($"✗ {result.Case.Name}"), Tone.Bad),
        new(Visible.Of($"  {result.Case.File}:{result.Case.Line}:{result.Case.Column}"), Tone.Muted),
        .. Detail(result).Select(d => new ReportLine("  " + Visible.Of(d), Tone.Plain)),
        new("", Tone.Plain),
    ];

    /// <summary>The differences alone, a line each.</summary>
    public static IEnumerable<string> Detail(CaseResult result)
    {
        foreach (var problem in result.Problems)
        {
            yield return problem.Path.Length == 0 ? problem.Message : $"{problem.Path}: {problem.Message}";
            if (problem.Help is { } help) yield return $"  help: {help}";
        }

        foreach (var difference in result.Differences)
        {
            yield return $"{difference.What}: expected {List(difference.Expected)}, got {List(difference.Got)}";
            foreach (var missing in difference.Missing) yield return $"  - {missing}";
            foreach (var unwanted in difference.Unwanted) yield return $"  + {unwanted}";
        }
    }

    private static string List(IReadOnlyCollection<string> words) => words.Count == 0 ? "nothing" : string.Join(", ", words);
}
