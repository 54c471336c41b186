using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Web.Lookups;

/// <summary>What the rulebook knows: activities, sectors, zones and legal texts.</summary>
internal static class LookupEndpoints
{
    public static void MapLookups(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/activities", Activities).WithName("activities").Produces<ActivityListing>();
        routes.MapGet("/v1/sectors", Sectors).WithName("sectors").Produces<SectorListing>();
        routes.MapGet("/v1/zones", Zones).WithName("zones").Produces<ZoneListing>();
        routes.MapGet("/v1/instruments", Instruments).WithName("instruments").Produces<InstrumentListing>();
        routes.MapGet("/v1/measures", MeasureLookups.Find).WithName("measures").Produces<MeasureListing>();
        routes.MapGet("/v1/measures/{id}", MeasureLookups.One).WithName("measure").Produces<MeasureEntry>();
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
