using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations;

/// <summary>Questions and their answers in words that a person would use.</summary>
internal static class Answers
{
    private const int Named = 6;

    public static Text Question(Rulebook book, Unknown unknown) => unknown switch
    {
        Unknown.Place => book.Facts[BuiltIn.Registered].Question,
        Unknown.HolderEconomy { Investor: >= 0 and var investor } => new(
            $"第{investor + 1}位投资者来自哪个国家或地区？", $"Of which economy is investor {investor + 1}?"),
        Unknown.HolderEconomy => new("外方投资者来自哪个国家或地区？", "Of which economy is the foreign investor?"),
        Unknown.Holding => new("该投资者是否实际持股？", "Does this investor hold anything at all?"),
        Unknown.Code => new("具体是哪一类业务？", "Which part of this category is meant?"),
        Unknown.Of { Fact: var fact } => fact.Question,
        Unknown.Behind { Fact: var fact } => new(
            $"穿透至各层持有人后，{fact.Name.Zh}是多少？请补充尚未列明的持有人。",
            $"Looked through to who is behind the holders, what is the {Wording.Within(fact.Name.En)}? State the holders that are still missing."),
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be asked"),
    };

    public static QuestionAnswer Of(Rulebook book, Circumstances at, Unknown unknown, ImmutableArray<Cell> cells, Outcome outcome)
    {
        ImmutableArray<string> values = [.. cells.Select(c => c.Value)];
        switch (unknown is Unknown.Behind behind ? new Unknown.Of(behind.Fact, behind.Limits) : unknown)
        {
            case Unknown.Place:
                var zones = Broadest(book, at, cells);
                return new(zones[0], Names(zones.Select(z => book.Gazetteer.Zone(z)!.Kind == "country" ? new("其他地区", "elsewhere in China") : book.Gazetteer.Zone(z)!.Name)), outcome, zones);
            case Unknown.HolderEconomy:
                return new(values[^1], Names(values.Select(v => Economy(book, v))), outcome, values);
            case Unknown.Code:
                return new(values[0], Names(values.Select(v => book.Rules(v).Sector.Name)), outcome, values);
            case Unknown.Holding:
                return new(values[^1], values[^1] == "0" ? new("不持股", "it holds nothing") : new("持股", "it holds a share"), outcome, values);
            case Unknown.Of { Fact: { Type: FactType.Number or FactType.Date } fact }:
                var range = new Range(cells[0].Number.Low, cells[^1].Number.High, cells[0].Number.LowOpen, cells[^1].Number.HighOpen);
                var cell = fact.Type == FactType.Date ? Cell.OfDate(range) : Cell.Of(range);
                return new(cell.Value, fact.Type == FactType.Date ? new(cell.Value, cell.Value) : Wording.Interval(fact, range), outcome, [cell.Value]);
            case Unknown.Of { Fact: { Type: FactType.Boolean } }:
                return new(values[0], Names(values.Select(v => v == "true" ? new Text("是", "yes") : new("否", "no"))), outcome, values);
            case Unknown.Of { Fact.Type: FactType.Place }:
                return new(values[0], Names(values.Select(v => book.Gazetteer.Zone(v)?.Name ?? new(v, v))), outcome, values);
            case Unknown.Of { Fact: var fact }:
                return new(values[0], Names(values.Select(v => fact.Values[fact.ValueIndex(v)].Name)), outcome, values);
            default:
                throw new InvalidOperationException("an unknown of a kind that cannot be asked");
        }
    }

    /// <summary>The zones that name a group of places: those that lie in no other zone of the group.</summary>
    private static ImmutableArray<string> Broadest(Rulebook book, Circumstances at, ImmutableArray<Cell> cells)
    {
        var ids = book.PlaceClassIds(at.Scope(), at.Date);
        var classes = cells.Select(c => ids[c.Index]).ToHashSet();
        var zones = book.Gazetteer.Zones.Where(z => z.Kind != "abroad" && classes.Contains(ids[z.Index])).ToArray();
        var broadest = zones.Where(z => !book.Gazetteer.Closure(z.Index)
            .Any(c => c.Zone != z.Index && c.During.On(at.Date) && classes.Contains(ids[c.Zone]))).ToArray();
        return [.. (broadest.Length > 0 ? broadest : zones).OrderBy(z => book.Gazetteer.Closure(z.Index).Length).ThenBy(z => z.Id, StringComparer.Ordinal).Select(z => z.Id)];
    }

    private static Text Economy(Rulebook book, string economy) => economy switch
    {
        "XX" => new("其他国家或地区", "any other economy"),
        _ => book.Economies.TryGetValue(economy, out var known) ? known.Name : new(economy, economy),
    };

    private static Text Names(IEnumerable<Text> names)
    {
        var all = names.ToArray();
        var (zh, en) = (string.Join("、", all.Take(Named).Select(n => n.Zh)), string.Join(", ", all.Take(Named).Select(n => n.En)));
        return all.Length > Named ? new($"{zh}等{all.Length}项", $"{en} and {all.Length - Named} more") : new(zh, en);
    }
}
