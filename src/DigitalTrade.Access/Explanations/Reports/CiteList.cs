using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Several citations as one phrase: each instrument once, with its provisions.</summary>
internal static class CiteList
{
    public static string Of(Names names, IEnumerable<Citation> cites) => string.Join(
        names.Say("、", " and "),
        cites.GroupBy(c => c.Title).Select(group =>
            names.Title(group.Key) + names.Say("", ", ") + names.List(group.Select(c => names.Provision(c.Provision)).Distinct())));

    public static ImmutableArray<string> Each(Names names, IEnumerable<Citation> cites) =>
        [.. cites.GroupBy(c => c.Title).Select(g => Of(names, g))];
}
