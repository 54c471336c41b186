using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>A goal, and whether a case touches it.</summary>
internal readonly record struct Aim(Goal Goal, Func<Observation, bool> Touches);

/// <summary>What the goals of all kinds of rule have in common: thresholds, days and places, each from both sides.</summary>
internal sealed class Goals(Rulebook book, RuleIndex index)
{
    /// <summary>A share is stated to a hundredth of a percent; one hundredth beyond is just beyond.</summary>
    private const decimal Hundredth = 0.01m;

    /// <summary>
    /// Where every foreign share is barred there is no number that could be mistaken for its neighbour; what has to be
    /// seen is that a small holding is barred too.
    /// </summary>
    private const decimal SmallHolding = 10;

    private readonly DateOnly first = book.Editions.Where(e => !e.Incomplete).Select(e => e.InForce.From).DefaultIfEmpty(DateOnly.MinValue).Min();

    public Rulebook Book => book;

    public Aim Aim(string rule, string kind, string zh, string en, Func<Observation, bool> touches) =>
        new(new(rule, kind, new(zh, en), SourceOf(rule)), touches);

    /// <summary>The numbers a condition compares with: at the limit, and just beyond it.</summary>
    public IEnumerable<Aim> Thresholds(string rule, CompiledCondition? condition, Func<Observation, bool> considered)
    {
        foreach (var test in (condition?.Source.Tests() ?? []).OfType<Condition.NumberTest>().DistinctBy(t => (t.Fact.Slot, t.Comparison, t.Limit)))
        {
            var (fact, limit) = (test.Fact, test.Limit);
            var up = test.Comparison is Comparison.AtMost or Comparison.Above or Comparison.Equal;
            var step = fact.Type == FactType.Number && fact.Max == 100 ? limit == 0 ? SmallHolding : Hundredth : 1;
            var (low, high) = up ? (limit, limit + step) : (limit - step, limit);
            var at = Written(fact, limit);
            yield return Aim(rule, "threshold", $"{fact.Name.Zh}恰为{at}", $"{fact.Id} exactly {at}", o => considered(o) && o.Point(fact) == limit);
            if (up ? limit >= fact.Max : limit <= fact.Min) continue;
            yield return Aim(
                rule, "threshold", $"{fact.Name.Zh}刚{(up ? "超过" : "低于")}{at}", $"{fact.Id} just {(up ? "above" : "below")} {at}",
                o => considered(o) && o.Point(fact) is { } value && value != limit && value >= low && value <= high);
        }
    }

    /// <summary>
    /// The day before and the day of the first day, the last day and the day after it. A boundary at which no list that can
    /// be answered governs on both days changes no answer, and neither does one before the earliest list.
    /// </summary>
    public IEnumerable<Aim> Days(string rule, InForce days, Territory territory, Coverage? sectors, bool always = false)
    {
        foreach (var turn in days.Turns())
        {
            if (!Observable(turn, always ? null : territory)) continue;
            foreach (var day in (DateOnly[])[turn.AddDays(-1), turn])
            {
                var written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return Aim(rule, "date", $"{written}当日", $"on {written}", o => o.Date == day && (sectors is null || o.Covered(sectors)) && Near(o));

                // A place that is designated on the very day lies in the territory from that day only.
                bool Near(Observation o) => o.At.Registered is { } zone && (territory.Contains(zone, turn) || territory.Contains(zone, turn.AddDays(-1)));
            }
        }
    }

    /// <summary>A place inside each zone named and one outside them all; the whole country has no outside to be registered in.</summary>
    public IEnumerable<Aim> Places(string rule, Territory territory, InForce days, Func<Observation, bool> concerned)
    {
        if (territory.Zones.Contains("cn")) yield break;
        foreach (var zone in territory.Zones.Where(z => Filled(z, days)))
            yield return Aim(rule, "territory", $"在{Name(zone).Zh}之内", $"inside {zone}", o => days.On(o.Date) && concerned(o) && o.In(book.Gazetteer, zone));
        yield return Aim(
            rule, "territory", "在其地域之外", "outside its territory",
            o => days.On(o.Date) && concerned(o) && o.At.Registered is not null && !o.In(territory));
    }

    /// <summary>Each code that decides: one that brings a business in, one that takes it out again.</summary>
    public IEnumerable<Aim> Sectors(string rule, Coverage sectors, Func<Observation, bool> concerned)
    {
        foreach (var code in sectors.Included.Concat(sectors.Excepted).Order(StringComparer.Ordinal))
        {
            if (!Answerable(sectors, code)) continue;
            var excepted = sectors.Excepted.Contains(code);
            yield return Aim(rule, "sector", $"{(excepted ? "除外的" : "")}{code}", excepted ? $"{code}, excepted" : code, o => concerned(o) && o.DecidedBy(sectors, code));
        }
    }

    public string SourceOf(string rule) =>
        index.SourceOf(rule.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal) ? rule[..^MeasureBinder.Companion.Length] : rule) ?? "";

    /// <summary>On the day and the day before, a list that can be answered governs some place of the territory.</summary>
    public bool Observable(DateOnly turn, Territory? territory) => turn > first && ((DateOnly[])[turn.AddDays(-1), turn]).All(day => book.Gazetteer.Zones.Any(z =>
        z.Kind != "abroad" && (territory is null || territory.Contains(z.Index, turn) || territory.Contains(z.Index, turn.AddDays(-1)))
        && Governance.At(book, z.Index, day).Answers));

    // A code that is too broad to be answered, all of whose parts are decided by nearer codes, decides nothing itself.
    private bool Answerable(Coverage sectors, string code) => book.Taxonomy.Sectors.Any(s => !s.Abstract && s.Means.IsEmpty
        && book.Taxonomy.Chain(s.Code).FirstOrDefault(c => sectors.Included.Contains(c.Code) || sectors.Excepted.Contains(c.Code))?.Code == code);

    private bool Filled(string zone, InForce days) => book.Gazetteer.Zone(zone) is { } known && known.Designated.Overlaps(days);

    private Text Name(string zone) => book.Gazetteer.Zone(zone)!.Name;

    private static string Written(Fact fact, decimal limit) => fact.Type == FactType.Date
        ? DateOnly.FromDayNumber((int)limit).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : limit.ToString("0.##########", CultureInfo.InvariantCulture);
}
