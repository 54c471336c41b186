using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Shelf;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalTrade.Access.Web.Shelf;

/// <summary>The shelf, where there is a database to keep it.</summary>
internal static class ShelfSetup
{
    /// <summary>Before the rulebook: its first reading has the packs that are live.</summary>
    public static void AddShelf(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection("Access:Shelf");
        services.AddOptions<ShelfOptions>().Configure(o => section.Bind(o, binder => binder.ErrorOnUnknownConfiguration = true))
            .Validate(o => o.Keys.All(File.Exists), "a file of `Access:Shelf:Keys` is not there").ValidateOnStart();
        services.TryAddSingleton<LiveBundles>();
        services.TryAddSingleton(TimeProvider.System);
        if (builder.Configuration["Access:Database"] is not { Length: > 0 }) return;
        services.AddSingleton(s => new ShelfTable(s.GetRequiredService<Database>()));
        services.AddSingleton<PackShelf>();
        services.AddHostedService<ShelfWatch>();
    }
}
