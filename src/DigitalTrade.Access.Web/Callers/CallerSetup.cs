using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>Access control in two lines: what it is made of, and where every request passes it.</summary>
internal static class CallerSetup
{
    public static void AddCallers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection(CallerOptions.Section);
        services.AddOptions<CallerOptions>().Configure(o => section.Bind(o, binder => binder.ErrorOnUnknownConfiguration = true)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CallerOptions>, CallerRanges>();
        services.AddSingleton<IValidateOptions<CallerOptions>, CallerRules>();
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<ApiKeys>();
        OidcTokens.Add(services);
        builder.WebHost.ConfigureKestrel(ListeningRule.Apply);
    }

    /// <summary>Who is it; is it too often; may they. Before anything that answers.</summary>
    public static void UseCallers(this WebApplication app)
    {
        app.UseMiddleware<CallerIdentity>();
        app.UseRateLimiter();
        app.UseMiddleware<CallerGate>();
        app.UseRequestTimeouts();
    }
}
