using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Hosting;

/// <summary>The entry for programs that embed the engine.</summary>
public static class AccessServices
{
    /// <summary>
    /// Adds a <see cref="RulebookHolder"/> and the hosted service that fills it before the host has started and swaps the
    /// rulebook when the packs change.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Names at least the rule folders.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services, Action<AccessOptions> configure)
    {
        services.AddOptions<AccessOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RulebookHolder>();
        services.TryAddSingleton<LiveBundles>();
        services.TryAddSingleton<RuleSources>();
        services.TryAddSingleton<LastGoodCopy>();
        services.AddHostedService<RulebookRefresher>();
        return services;
    }
}
