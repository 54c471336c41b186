using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Lookups;

/// <summary>Measures by sector, day and place, or one by its id.</summary>
internal static class MeasureLookups
{
    public static IResult Find(HttpRequest request, RulebookHolder holder, LegalDate date)
    {
        var book = holder.Required.Rulebook;
        var query = new QueryReader(request, "sector", "on", "at");
        var (codes, on, zone) = (query.Codes("sector", book), query.Date("on"), query.Zone("at", book));
        if (query.Refused is { } refused) return refused;
        // A place is asked about on a day, and that day is today unless stated.
        DateOnly? today = zone is not null && on is null ? date.Today : null;
        var day = on ?? today;
        return Answer.Lasting(
            new(book.Revision, day, MeasureSearch.Find(book, codes, zone, day)), AccessJson.Wire.MeasureListing, book.Revision, today);
    }

    public static IResult One(string id, HttpRequest request, RulebookHolder holder)
    {
        var book = holder.Required.Rulebook;
        if (new QueryReader(request).Refused is { } refused) return refused;
        if (book.Measures.FirstOrDefault(m => m.Id == id) is { } measure)
            return Answer.Lasting(MeasureEntry.Of(book, measure), AccessJson.Wire.MeasureEntry, book.Revision);
        var sameKey = book.Measures.Where(m => m.Key == id).Select(m => m.Id).LastOrDefault();
        var nearest = sameKey ?? Nearest.To(id, book.Measures.Select(m => m.Id));
        return Answer.Problem(ProblemAnswer.Of(
            StatusCodes.Status404NotFound,
            "no such measure",
            new Problem("id", $"unknown measure `{id}`", nearest is null ? null : $"nearest is `{nearest}`")));
    }
}
