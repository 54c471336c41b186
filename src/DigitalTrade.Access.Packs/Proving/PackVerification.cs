using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>A weakness of the rules with the place where it is written.</summary>
/// <param name="Rule">Id of the rule, or the diagnostic's.</param>
/// <param name="Kind">Kind of weakness.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Source">Where, as <c>file:line:column</c>; empty when the engine adds the rule.</param>
/// <param name="Witness">A proposal to see it on, or null.</param>
/// <param name="Accepted">Why it is accepted, where the rules say so; else null.</param>
public sealed record VerifiedWeakness(string Rule, string Kind, Text What, string Source, JsonObject? Witness, string? Accepted);

/// <summary>Everything that <c>dta rules verify</c> finds: defects at load, weaknesses of the whole, rules that no case tries.</summary>
public static class PackVerification
{
    /// <summary>The file in the folder of the rules that lists what is accepted, and why.</summary>
    public const string AcceptedFile = "verification.md";

    /// <summary>Verifies rules as loaded, sound or not.</summary>
    /// <param name="rules">The rules as loaded.</param>
    /// <param name="cases">Their cases; empty when never-tested rules are not to be named.</param>
    /// <param name="on">The legal date from which what expires is looked for.</param>
    /// <param name="within">Days within which what expires is named.</param>
    /// <param name="accepted">The text of <see cref="AcceptedFile"/>; empty for none.</param>
    public static ImmutableArray<VerifiedWeakness> Of(LoadResult rules, IReadOnlyCollection<Case> cases, DateOnly on, int within = 0, string accepted = "")
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        var reasons = Accepted(accepted);
        var loaded = rules.Diagnostics.Select(d => new VerifiedWeakness(
            d.Id, Delegation(d) ? "delegation" : d.Id == DiagnosticIds.EditionGap.Id ? "gap" : "defect", new(d.Message, d.Help is null ? d.Message : $"{d.Message} ({d.Help})"),
            $"{d.File}:{d.Line}:{d.Column}", null, reasons.GetValueOrDefault((d.Id, "defect"))));
        if (rules is not { Rulebook: { } book, Index: { } index }) return [.. loaded];
        var goals = new Goals(book, index);
        var untested = cases.Count == 0 ? [] : CaseCoverage.Of(rules, cases).Untouched.Where(g => g.Kind is "bars" or "lifts")
            .Select(g => new Weakness(g.Rule, "never-tested", new($"没有案例：{g.What.Zh}", $"no case tries it: {g.What.En}"), null));
        return
        [
            .. loaded.Where(l => l.Kind != "gap"),
            .. Verification.Of(book, on, within).Concat(untested).Select(w => new VerifiedWeakness(
                w.Rule, w.Kind, w.What, goals.SourceOf(w.Rule), w.Witness, reasons.GetValueOrDefault((w.Rule, w.Kind)))),
        ];
    }

    private static bool Delegation(Diagnostic diagnostic) =>
        diagnostic.Id == DiagnosticIds.NotDelegated.Id || diagnostic.Id == DiagnosticIds.OutsideTerritory.Id || diagnostic.Id == DiagnosticIds.LocalAdds.Id;

    // A table: | rule | kind | reason |
    private static Dictionary<(string Rule, string Kind), string> Accepted(string text)
    {
        var reasons = new Dictionary<(string, string), string>();
        foreach (var line in text.Split('\n'))
        {
            var cells = line.Trim().Trim('|').Split('|', 3, StringSplitOptions.TrimEntries);
            if (cells.Length == 3 && line.TrimStart().StartsWith('|')) reasons.TryAdd((cells[0].Trim('`'), cells[1].Trim('`')), cells[2]);
        }

        return reasons;
    }
}
