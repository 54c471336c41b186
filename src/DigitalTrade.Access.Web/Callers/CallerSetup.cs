using DigitalTrade.Access.Register.Databases;
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
        if (builder.Configuration["Access:Database"] is { Length: > 0 } setting && DatabaseSetting.Problem(setting) is { } problem)
            services.AddOptions<CallerOptions>().Validate(_ => false, $"Database: {problem}");
        // Where none is named, keys are where `dta keys` puts them by itself; that is opened when the first key is to be judged.
        services.AddSingleton(s => new ApiKeys(
            s.GetRequiredService<TimeProvider>(), s.GetService<Database>() ?? Database.Open(DatabaseOptions.Default)));
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
