using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Web.Lookups;

/// <summary>What the rulebook knows: activities, sectors, zones and legal texts.</summary>
internal static class LookupEndpoints
{
    public static void MapLookups(this IEndpointRouteBuilder routes)
    {
        Map<ActivityListing>("activities", Activities, "Activities and sector codes by what people call them, best first; all activities without `q`.")
            .TakesQuery(("q", "Typed text: Chinese, English, an id or a code.", "data center"));
        Map<SectorListing>("sectors", Sectors, "All sector codes.");
        Map<ZoneListing>("zones", Zones, "Zones by what people call them, best first; all zones without `q`.")
            .TakesQuery(("q", "Typed text: Chinese, English or an id.", "lingang"));
        Map<InstrumentListing>("instruments", Instruments, "All legal texts.");
        Map<MeasureListing>("measures", MeasureLookups.Find, "Measures by sector, day and place, whether or not another list governs there.")
            .TakesQuery(
                ("sector", "Sector code or activity id that they cover.", "miit:B11"),
                ("on", "Day on which they are in force.", "2025-03-01"),
                ("at", "Zone that lies wholly in their territory; on the day stated, else today.", "sh-lingang"));
        Map<MeasureEntry>("measures/{id}", MeasureLookups.One, "One measure by its id.", "measure").Refuses(StatusCodes.Status404NotFound);

        RouteHandlerBuilder Map<T>(string path, Delegate handler, string summary, string? name = null) => routes
            .MapGet("/v1/" + path, handler)
            .RequireScope(Scope.Ask)
            .Described(name ?? path, ApiTags.Lookups, summary)
            .Produces<T>().Tagged(lasting: true)
            .Refuses(StatusCodes.Status400BadRequest);
    }

    private static IResult Activities(HttpRequest request, RulebookHolder holder)
    {
        var book = holder.Required.Rulebook;
        var query = new QueryReader(request, "q");
        var text = query.Text("q");
        return query.Refused ?? Answer.Lasting(
            new(book.Revision, text is null ? ActivitySearch.All(book) : ActivitySearch.Find(book, text)),
            AccessJson.Wire.ActivityListing, book.Revision);
    }

    private static IResult Sectors(HttpRequest request, RulebookHolder holder)
    {
        var book = holder.Required.Rulebook;
        return new QueryReader(request).Refused
            ?? Answer.Lasting(new(book.Revision, book.Taxonomy.Sectors), AccessJson.Wire.SectorListing, book.Revision);
    }

    private static IResult Zones(HttpRequest request, RulebookHolder holder)
    {
        var book = holder.Required.Rulebook;
        var query = new QueryReader(request, "q");
        var text = query.Text("q");
        return query.Refused ?? Answer.Lasting(
            new(book.Revision, text is null ? book.Gazetteer.Zones : ZoneSearch.Find(book.Gazetteer, text)),
            AccessJson.Wire.ZoneListing, book.Revision);
    }

    private static IResult Instruments(HttpRequest request, RulebookHolder holder)
    {
        var book = holder.Required.Rulebook;
        return new QueryReader(request).Refused
            ?? Answer.Lasting(new(book.Revision, book.Instruments), AccessJson.Wire.InstrumentListing, book.Revision);
    }
}
