using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using Microsoft.AspNetCore.WebUtilities;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Web.Desk.Map;

/// <summary>What a map asks: a date, a foreign holder with a share, the field of business, and the place compared with.</summary>
public sealed record MapQuestion(DateOnly On, decimal Share, string Economy, string Field, string Base)
{
    /// <summary>Classifications of the activities shown; empty for all.</summary>
    public static ImmutableArray<string> Fields { get; } = ["", "miit", "net", "cul", "svc"];

    /// <summary>Reads an address; what it does not say, or says wrongly, is as usual.</summary>
    public static MapQuestion Read(string query, Rulebook book, DateOnly today)
    {
        var given = QueryHelpers.ParseQuery(query);
        string Word(string name) => given.TryGetValue(name, out var value) ? value.ToString() : "";
        var on = DateOnly.TryParseExact(Word("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : today;
        var share = decimal.TryParse(Word("share"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var s) && s is > 0 and <= 100 ? s : 100;
        return new(
            on, share, book.Economies.ContainsKey(Word("economy")) ? Word("economy") : "US", Fields.Contains(Word("field")) ? Word("field") : "",
            book.Gazetteer.Zone(Word("base")) is { } zone ? zone.Id : "cn");
    }

    /// <summary>The query that asks it, with the question mark.</summary>
    public string Address =>
        $"?on={On:yyyy-MM-dd}&share={Share.ToString(CultureInfo.InvariantCulture)}&economy={Economy}&base={Base}" + (Field.Length > 0 ? $"&field={Field}" : "");

    /// <summary>The proposal of a cell, as the question page asks it.</summary>
    public Proposal Proposal(string activity, string place) => Deal with { Activities = [activity], Registered = place };

    private Proposal Deal => new()
    {
        AsOf = On,
        Activities = [],
        Investors = Share == 100
            ? [new Investor { Economy = Economy, Share = Range.Point(100) }]
            : [new Investor { Economy = Economy, Share = Range.Point(Share) }, new Investor { Economy = "CN", Share = Range.Point(100 - Share) }],
    };

    internal Matrix Matrix(Rulebook book, ImmutableArray<string> activities, ImmutableArray<string> places) =>
        Space.Matrix.Of(book, Deal with { Activities = activities }, activities, places, [On], Base);
}

/// <summary>Places that answer alike for every activity shown.</summary>
/// <param name="Places">The base place first where it is among them.</param>
/// <param name="Cells">One an activity.</param>
/// <param name="IsBase">True for the place compared with.</param>
public sealed record MapColumn(ImmutableArray<string> Places, ImmutableArray<MatrixCell> Cells, bool IsBase);

/// <summary>Activities × places. Columns that are the same are one.</summary>
public sealed record OpennessMap(MapQuestion Question, ImmutableArray<string> Activities, ImmutableArray<MapColumn> Columns)
{
    /// <summary>The map of a question.</summary>
    public static OpennessMap Of(Rulebook book, MapQuestion question)
    {
        ImmutableArray<string> activities =
        [
            .. book.Taxonomy.Activities
                .Where(a => question.Field.Length == 0 || a.Readings[0].Codes.Any(c => c.StartsWith(question.Field + ":", StringComparison.Ordinal)))
                .OrderBy(a => a.Readings[0].Codes[0], StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal).Select(a => a.Id),
        ];
        var places = book.Gazetteer.Zones
            .Where(z => z.Kind is "ftz" or "ftp" or "pilot" or "ftz-area" or "region" && z.Designated.On(question.On)).Select(z => z.Id)
            .Prepend(question.Base).Prepend("cn").Distinct().ToImmutableArray();
        var matrix = question.Matrix(book, activities, places);
        var cells = matrix.Cells.GroupBy(c => c.Place).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        ImmutableArray<MapColumn> columns =
        [
            .. places.GroupBy(p => string.Join('|', cells[p].Select(c => $"{c.Outcome}{string.Join(' ', c.Route)}")))
                .Select(g => new MapColumn([.. Broadest(book, g, question.On)], cells[g.First()], g.Contains(question.Base)))
                .OrderByDescending(c => c.IsBase).ThenBy(c => c.Cells.Sum(x => (int)x.Outcome)).ThenBy(c => c.Places[0], StringComparer.Ordinal),
        ];
        return new(question, activities, columns);
    }

    private static IEnumerable<string> Broadest(Rulebook book, IEnumerable<string> group, DateOnly on)
    {
        var all = group.ToHashSet(StringComparer.Ordinal);
        return all.Where(p => !book.Gazetteer.Containing(p, on).Any(z => z.Id != p && all.Contains(z.Id))).OrderBy(p => p == "cn" ? 0 : 1);
    }
}
