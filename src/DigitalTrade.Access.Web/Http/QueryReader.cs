using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Web.Http;

/// <summary>Reads the query of a request, strictly: an unknown name, a name given twice or a wrong value is a problem.</summary>
internal sealed class QueryReader
{
    private const int LongestText = 200;
    private readonly IQueryCollection query;
    private readonly List<Problem> problems = [];

    public QueryReader(HttpRequest request, params ReadOnlySpan<string> known)
    {
        query = request.Query;
        var names = known.ToArray();
        foreach (var (name, values) in query)
        {
            if (!names.Contains(name)) Unknown(name, "parameter", name, Nearest.To(name, names));
            else if (values.Count > 1) problems.Add(new(name, $"`{name}` is given {values.Count} times", "give it once"));
        }
    }

    /// <summary>The answer to a bad query, or null.</summary>
    public IResult? Refused => problems.Count == 0 ? null : Answer.Problem(
        ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the query cannot be read", [.. problems]));

    /// <summary>The text, or null when the parameter is absent or blank.</summary>
    public string? Text(string name)
    {
        var text = query[name].ToString().Trim();
        if (text.Length <= LongestText) return text.Length == 0 ? null : text;
        problems.Add(new(name, $"`{name}` is longer than {LongestText} characters", null));
        return null;
    }

    /// <summary>Which of the words it is; the first when the parameter is absent.</summary>
    public int Word(string name, params string[] words)
    {
        if (Text(name) is not { } text) return 0;
        var index = Array.IndexOf(words, text);
        if (index < 0) problems.Add(new(name, $"`{text}` is not known here", $"it is {string.Join(" or ", words.Select(w => $"`{w}`"))}"));
        return Math.Max(index, 0);
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        problems.Add(new(name, $"`{text}` is no date", "write year-month-day, for example 2025-03-01"));
        return null;
    }

    public Zone? Zone(string name, Rulebook book)
    {
        if (Text(name) is not { } id) return null;
        if (book.Gazetteer.Zone(id) is { } zone) return zone;
        Unknown(name, "zone", id, ZoneSearch.Find(book.Gazetteer, id).FirstOrDefault()?.Id);
        return null;
    }

    /// <summary>The codes of a sector, or of an activity in all its readings.</summary>
    public ImmutableArray<string>? Codes(string name, Rulebook book)
    {
        if (Text(name) is not { } id) return null;
        if (book.Taxonomy.Sector(id) is { } sector) return sector.Means.IsEmpty ? [id] : sector.Means;
        if (book.Taxonomy.Activity(id) is { } activity) return [.. activity.Readings.SelectMany(r => r.Codes)];
        Unknown(name, "sector or activity", id, ActivitySearch.Find(book, id).FirstOrDefault()?.Id);
        return null;
    }

    private void Unknown(string path, string what, string written, string? nearest) =>
        problems.Add(new(path, $"unknown {what} `{written}`", nearest is null ? null : $"nearest is `{nearest}`"));
}
