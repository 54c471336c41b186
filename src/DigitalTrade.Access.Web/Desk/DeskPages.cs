using System.Text.Unicode;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Desk.Ask;
using DigitalTrade.Access.Web.Desk.Map;
using DigitalTrade.Access.Web.Desk.Portfolio;
using DigitalTrade.Access.Web.Desk.Rules;
using DigitalTrade.Access.Web.Desk.Shell;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;

namespace DigitalTrade.Access.Web.Desk;

/// <summary>The pages people work in: rendered here, live over one connection, with nothing loaded from elsewhere.</summary>
internal static class DeskPages
{
    private static readonly string Name = typeof(DeskPages).Assembly.GetName().Name!;

    public static void AddDesk(this WebApplicationBuilder builder)
    {
        // Run from the source tree the assets lie in several folders, and a list beside the program says where; published, in one.
        var assets = Path.Combine(AppContext.BaseDirectory, Name + ".staticwebassets.runtime.json");
        if (File.Exists(assets))
        {
            builder.WebHost.UseSetting(WebHostDefaults.StaticWebAssetsKey, assets);
            builder.WebHost.UseStaticWebAssets();
        }

        // Files that appear while the program runs are not looked for: the address that would find them hides which methods others take.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = bool.FalseString;
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = bool.TrueString;
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            circuit.DisconnectedCircuitMaxRetained = 200;
        });
        builder.Services.AddAntiforgery(forgery => forgery.SuppressXFrameOptionsHeader = true);
        // Chinese as it is, not as numbers: a page is a third of the size.
        builder.Services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddMudServices();
        builder.Services.AddScoped<Tongue>();
        builder.Services.AddSingleton<ShownCases>();
        builder.Services.AddSingleton<AnswerShelf>();
    }

    public static void MapDesk(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets(Path.Combine(AppContext.BaseDirectory, Name + ".staticwebassets.endpoints.json")).OpenToAll().DisableRateLimiting();
        app.MapAnswerDownloads();
        app.MapOpennessFiles();
        app.MapPortfolioFiles();
        // Pages and their connection are for who may ask; the connection lasts as long as the page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireScope(Scope.Ask).DisableRequestTimeout();
    }
}
