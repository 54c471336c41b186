using System.Collections.Immutable;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>
/// Which proposals two sets of rules answer differently. Exact: for each sector and each class of places the rules that speak
/// are compared by what they say. What both say is the same on both sides, and outcomes are the worst over measures; so an
/// outcome can differ only where the rules that are not the same, or share a key with one that is not, differ. Only what these
/// read is enumerated, cell by cell. Every witness is determined on both sides.
/// </summary>
public static class Comparison
{
    /// <summary>Cells examined at most before the rest is named as not proved.</summary>
    public const long Budget = 3_000_000;

    /// <summary>Compares two sides.</summary>
    public static ComparisonResult Of(ComparedSide before, ComparedSide after, long budget = Budget)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var run = new ComparisonRun(before, after, budget);
        run.Look();
        return new(
            Shown(before), Shown(after), ChangeList.Of(before.Book, run.Found), run.NotProved.Count == 0,
            new(run.Sectors, run.Places, run.Cells), [.. run.NotProved.Distinct()]);
    }

    private static SideShown Shown(ComparedSide side) => new(side.Book.Revision, side.AsOf, side.At);
}

/// <summary>One sector at one class of places where the answer changes.</summary>
/// <param name="Code">The sector.</param>
/// <param name="Zones">All zones of the class, by id.</param>
/// <param name="Rules">What differs.</param>
/// <param name="Shifts">From which outcome to which.</param>
internal sealed record Found(string Code, ImmutableArray<string> Zones, ImmutableArray<ChangedRule> Rules, ImmutableArray<OutcomeShift> Shifts);

/// <summary>Walks through the sectors and places of both sides.</summary>
internal sealed class ComparisonRun
{
    private readonly ComparedSide before;
    private readonly ComparedSide after;
    private readonly RuleReader left;
    private readonly RuleReader right;
    private readonly Dictionary<string, ImmutableArray<OutcomeShift>> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> classes = new(StringComparer.Ordinal);
    private readonly CellComparison cells;

    public ComparisonRun(ComparedSide before, ComparedSide after, long budget)
    {
        (this.before, this.after) = (before, after);
        var shortened = new Dictionary<string, string>(StringComparer.Ordinal);
        left = new(before.Book, before.AsOf, shortened);
        right = new(after.Book, after.AsOf, shortened);
        cells = new(before, after, budget);
    }

    public List<Found> Found { get; } = [];

    public List<Text> NotProved { get; } = [];

    public int Sectors { get; private set; }

    public int Places => classes.Count;

    public long Cells => cells.Examined;

    public void Look()
    {
        foreach (var sector in before.Book.Taxonomy.Sectors)
        {
            if (sector.Abstract || !sector.Means.IsEmpty) continue;
            if (after.Book.Taxonomy.Sector(sector.Code) is not { Abstract: false } same || !same.Means.IsEmpty)
            {
                NotProved.Add(new($"后一规则中没有可作答的{sector.Code}，未比较。", $"`{sector.Code}` cannot be answered on the second side and was not compared."));
                continue;
            }

            Sectors++;
            foreach (var (zone, other, members) in Classes(sector.Code)) Look(sector.Code, zone, other, members);
        }

        foreach (var added in after.Book.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty && before.Book.Taxonomy.Sector(s.Code) is null))
            NotProved.Add(new($"前一规则中没有{added.Code}，未比较。", $"`{added.Code}` is unknown on the first side and was not compared."));
    }

    /// <summary>One zone for each class, with all its zones; or the two places asked about.</summary>
    private (int Zone, int Other, ImmutableArray<string> Members)[] Classes(string code)
    {
        if ((before.At ?? after.At) is not null)
        {
            var (one, two) = (before.At ?? after.At!, after.At ?? before.At!);
            classes.Add(one + two);
            return [(before.Book.ZoneIndex(one), after.Book.ZoneIndex(two), [two])];
        }

        var (first, second) = (before.Book.PlaceClassIds([code], before.AsOf), after.Book.PlaceClassIds([code], after.AsOf));
        var gazetteer = before.Book.Gazetteer;
        return gazetteer.Zones
            .Where(z => z.Kind != "abroad" && after.Book.Gazetteer.Zone(z.Id) is not null)
            .GroupBy(z => (first[z.Index], second[after.Book.Gazetteer.Zone(z.Id)!.Index]))
            .Select(g =>
            {
                var widest = g.MinBy(z => (gazetteer.Closure(z.Index).Length, z.Index))!;
                var members = g.Select(z => z.Id).ToImmutableArray();
                classes.Add(string.Join(' ', members));
                return (widest.Index, after.Book.Gazetteer.Zone(widest.Id)!.Index, members);
            }).ToArray();
    }

    private void Look(string code, int zone, int other, ImmutableArray<string> members)
    {
        var (one, two) = (left.At(code, zone), right.At(code, other));
        if (!one.Governed && !two.Governed) return;
        var (measures, derogations) = (Differing(one.Measures, two.Measures), Differing(one.Derogations, two.Derogations));
        var keys = one.Governed != two.Governed
            ? one.Measures.Concat(two.Measures).Select(m => m.Rule.Key).ToHashSet(StringComparer.Ordinal)
            : measures.Select(m => m.Key).Concat(derogations.SelectMany(d => d.Lifts)).ToHashSet(StringComparer.Ordinal);
        if (one.Governed == two.Governed && !one.Measures.Concat(two.Measures).Any(m => keys.Contains(m.Rule.Key))) return;

        var signature = string.Join('\n', Signature(one).Append("---").Concat(Signature(two)));
        if (!known.TryGetValue(signature, out var shifts))
        {
            shifts = cells.Shifts(code, zone, other, one, two, keys, (left, right), out var complete);
            known[signature] = shifts;
            if (!complete)
                NotProved.Add(new($"{code}在{members[0]}等地：相关事实的组合过多，未逐一穷尽。", $"`{code}` at {members[0]} and alike: too many combinations of the facts read to examine them all."));
        }

        if (!shifts.IsEmpty) Found.Add(new(code, members, Rules(one, two, measures, derogations), shifts));
    }

    private static IEnumerable<string> Signature(SpokenRules rules) =>
        rules.Measures.Select(m => m.Meaning).Concat(rules.Derogations.Select(d => d.Meaning)).Order(StringComparer.Ordinal).Prepend(rules.Governed.ToString());

    /// <summary>What one side has and the other has not, each as often as it has it more.</summary>
    private static List<T> Differing<T>(ImmutableArray<Spoken<T>> one, ImmutableArray<Spoken<T>> two)
    {
        var rest = two.ToList();
        var differing = new List<T>();
        foreach (var spoken in one)
        {
            var same = rest.FindIndex(r => r.Meaning == spoken.Meaning);
            if (same >= 0) rest.RemoveAt(same);
            else differing.Add(spoken.Rule);
        }

        differing.AddRange(rest.Select(r => r.Rule));
        return differing;
    }

    private static ImmutableArray<ChangedRule> Rules(SpokenRules one, SpokenRules two, List<Measure> measures, List<Derogation> derogations) =>
    [
        .. measures.Select(m => m.Key).Distinct().Order(StringComparer.Ordinal).Select(k => new ChangedRule(
            k, "measure", one.Measures.FirstOrDefault(m => m.Rule.Key == k).Rule?.Id, two.Measures.FirstOrDefault(m => m.Rule.Key == k).Rule?.Id)),
        .. derogations.Select(d => d.Key).Distinct().Order(StringComparer.Ordinal).Select(k => new ChangedRule(
            k, "derogation", one.Derogations.FirstOrDefault(d => d.Rule.Key == k).Rule?.Key, two.Derogations.FirstOrDefault(d => d.Rule.Key == k).Rule?.Key)),
    ];
}
