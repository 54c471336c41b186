using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>A rule that speaks somewhere, and everything of it that can move an outcome, in a canonical text.</summary>
internal readonly record struct Spoken<T>(T Rule, string Meaning);

/// <summary>What speaks of one sector, registered at one zone, on one date.</summary>
/// <param name="Governed">Whether a list that can be answered governs.</param>
/// <param name="Measures">Measures in force there, of the governing list or of none.</param>
/// <param name="Derogations">Derogations open there.</param>
internal sealed record SpokenRules(bool Governed, ImmutableArray<Spoken<Measure>> Measures, ImmutableArray<Spoken<Derogation>> Derogations);

/// <summary>Reads the rules that speak, so that what two rulebooks say can be compared whatever its order, id or wording.</summary>
internal sealed class RuleReader(Rulebook book, DateOnly date, Dictionary<string, string> shortened)
{
    private readonly Dictionary<Territory, string> filled = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(bool Lifts, int Rule, int Zone), string> meanings = [];
    private readonly Dictionary<Coverage, string> covers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Governance> governance = [];

    public SpokenRules At(string code, int zone)
    {
        var rules = book.Rules(code);
        if (!governance.TryGetValue(zone, out var governed)) governance[zone] = governed = Governance.At(book, zone, date);
        return new(
            governed.Answers,
            [
                .. rules.Measures.Where(m => m.InForce.On(date) && m.Territory.Contains(zone, date) && (m.Edition is null || m.Edition == governed.Governing))
                    .Select(m => new Spoken<Measure>(m, Meaning(m, zone))),
            ],
            [
                .. rules.Lifting.Values.SelectMany(d => d).Distinct<Derogation>(ReferenceEqualityComparer.Instance)
                    .Where(d => d.InForce.On(date) && OpenAreas(d, zone).Any())
                    .OrderBy(d => d.Key, StringComparer.Ordinal)
                    .Select(d => new Spoken<Derogation>(d, Meaning(d, zone))),
            ]);
    }

    public IEnumerable<DerogationArea> OpenAreas(Derogation derogation, int zone) =>
        derogation.Areas.Where(a => a.InForce.On(date) && a.Territory.Contains(zone, date));

    private string Meaning(Measure measure, int zone)
    {
        if (meanings.TryGetValue((false, measure.Index, zone), out var known)) return known;
        return meanings[(false, measure.Index, zone)] = $"{measure.Key}={measure.Kind.WhenBarred}{(measure.When is { } when ? " when " + Of(when.Source, zone) : "")} requires {Of(measure.Requires.Source, zone)}";
    }

    private string Meaning(Derogation derogation, int zone)
    {
        if (meanings.TryGetValue((true, derogation.Index, zone), out var known)) return known;
        var areas = OpenAreas(derogation, zone).Select(a => string.Join(" and ", a.Conditions.Where(c => c.InForce.On(date)).Select(c => Of(c.Test.Source, zone)).Order(StringComparer.Ordinal)));
        var investors = derogation.Investors is { } named ? string.Join(',', named.Select(i => $"{i.Key}:{i.Value}").Order(StringComparer.Ordinal)) : "all";
        var without = derogation.Without is { } left ? $" without {Codes(left)} beside {Codes(derogation.Sectors)}" : "";
        return meanings[(true, derogation.Index, zone)] =
            $"lifts {string.Join(',', derogation.Lifts.Order(StringComparer.Ordinal))} for {investors}{without}: {string.Join(" or ", areas.Order(StringComparer.Ordinal))}";
    }

    private string Of(Condition condition, int zone) => condition switch
    {
        Condition.All all => $"({string.Join(" and ", all.Parts.Select(p => Of(p, zone)).Order(StringComparer.Ordinal))})",
        Condition.Any any => $"({string.Join(" or ", any.Parts.Select(p => Of(p, zone)).Order(StringComparer.Ordinal))})",
        Condition.Not not => $"not({Of(not.Part, zone)})",
        Condition.NumberTest number => string.Create(CultureInfo.InvariantCulture, $"{number.Fact.Id} {number.Comparison} {number.Limit:0.############################}"),
        Condition.FlagTest flag => $"{flag.Fact.Id}={flag.Value}",
        Condition.ChoiceTest choice => $"{choice.Fact.Id} in {string.Join(',', choice.Values.Order(StringComparer.Ordinal))}",

        // Where the company is registered is settled: the test is true or false there.
        Condition.PlaceTest { Fact.Slot: BuiltIn.Registered } place => place.Territory.Contains(zone, date) ? "true" : "false",
        Condition.PlaceTest place => $"{place.Fact.Id} in {Zones(place.Territory)}",
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    /// <summary>The zones that lie in a territory on the date; a short name, equal for equal sets.</summary>
    private string Zones(Territory territory)
    {
        if (filled.TryGetValue(territory, out var known)) return known;
        return filled[territory] = Short(string.Join(' ', book.Gazetteer.Zones.Where(z => territory.Contains(z.Index, date)).Select(z => z.Id)));
    }

    private string Codes(Coverage sectors)
    {
        if (covers.TryGetValue(sectors, out var known)) return known;
        return covers[sectors] = Short(string.Join(' ', book.Taxonomy.Sectors.Where(s => sectors.Covers(s.Code, book.Taxonomy)).Select(s => s.Code)) + (sectors.All ? " *" : ""));
    }

    private string Short(string text)
    {
        if (!shortened.TryGetValue(text, out var name)) shortened[text] = name = $"#{shortened.Count}";
        return name;
    }
}
