using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Several citations as one phrase: each instrument once, with its provisions.</summary>
internal static class CiteList
{
    private const int Most = 3;

    public static string Of(Names names, IEnumerable<Citation> cites) => string.Join(
        names.Say("、", "; "),
        cites.GroupBy(c => c.Title).Select(group => (Title: names.Title(group.Key), Provisions: group.Where(c => c.Provision.Length > 0).Select(c => names.Provision(c.Provision)).Distinct().ToArray()))
            .Select(g => g.Provisions.Length == 0 ? g.Title : g.Title + names.Say("", ", ") + names.List(g.Provisions)));

    /// <summary>The same with at most a few instruments named.</summary>
    public static string Short(Names names, IEnumerable<Citation> cites)
    {
        var all = cites.ToArray();
        var titles = all.Select(c => c.Title).Distinct().ToArray();
        var shown = Of(names, all.Where(c => Array.IndexOf(titles, c.Title) < Most));
        return titles.Length <= Most ? shown : names.Say($"{shown}等", $"{shown} and others");
    }

    public static ImmutableArray<string> Each(Names names, IEnumerable<Citation> cites) =>
        [.. cites.GroupBy(c => c.Title).Select(g => Of(names, g))];
}
