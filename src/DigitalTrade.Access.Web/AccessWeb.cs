using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Assistants;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Desk;
using DigitalTrade.Access.Web.Determinations;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.Limits;
using DigitalTrade.Access.Web.Lookups;
using DigitalTrade.Access.Web.Memoranda;
using DigitalTrade.Access.Web.OpenApi;
using DigitalTrade.Access.Web.Operations;
using DigitalTrade.Access.Web.Shelf;

namespace DigitalTrade.Access.Web;

/// <summary>The service in two parts: what it is made of, and what it answers.</summary>
internal static class AccessWeb
{
    /// <summary>The only address it listens on unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    private const int LongestBody = 1024 * 1024;

    public static void AddAccessWeb(this WebApplicationBuilder builder)
    {
        Defaults.Apply(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 2000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 1000;
        });
        builder.AddCallers();
        RateLimits.Add(builder.Services);
        RequestTimes.Add(builder.Services);
        builder.AddShelf();
        builder.Services.AddAccess(options => RuleFolder.Configure(options, builder.Configuration, builder.Environment));
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        builder.Services.AddExceptionHandler<ExceptionAnswer>();
        builder.Services.AddSingleton<LegalDate>();
        builder.Services.AddRegister(builder.Configuration);
        builder.Services.AddAssistants();
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.AddDesk();
    }

    public static WebApplication MapAccess(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusAnswer.WriteAsync);
        app.UseCallers();
        app.MapDeterminations();
        app.MapQuestions();
        app.MapRemedies();
        app.MapTimelines();
        app.MapMatrices();
        app.MapMemoranda();
        app.MapBatch();
        app.MapComparisons();
        app.MapLookups();
        app.MapPacks();
        app.MapShelf();
        app.MapHealth();
        app.MapAssistants();
        app.MapOpenApi("/openapi/v1.json").OpenToAll();
        app.MapDesk();
        return app;
    }
}
