using DigitalTrade.Access.Register.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Adds the register to a host.</summary>
internal static class RegisterServices
{
    /// <summary>Adds the register; whether it keeps is in <see cref="RegisterSwitch"/>.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDatabase(configuration);
        services.AddOptions<RegisterOptions>()
            .Configure(o => configuration.GetSection("Access:Register").Bind(o, binder => binder.ErrorOnUnknownConfiguration = true))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RegisterOptions>, RegisterOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RegisterOptions>, MaskValidator>());
        services.TryAddSingleton<RegisterSwitch>();
        services.TryAddSingleton<RegisterReader>();
        services.TryAddSingleton<RegisterWriter>();
        services.AddHostedService<RegisterSwitch.Host>();
        return services;
    }
}

/// <summary>Whether answers are kept.</summary>
internal sealed class RegisterSwitch(IOptions<RegisterOptions> options, IOptions<DatabaseOptions> database, IServiceProvider services)
{
    /// <summary>True when they are.</summary>
    public bool On { get; } = options.Value.Keep == Keeping.All || (options.Value.Keep == Keeping.Auto && database.Value.Named is not null);

    public bool MasksNames { get; } = options.Value.MasksNames;

    /// <summary>Keeps; null where nothing is kept.</summary>
    public RegisterWriter? Writer => On ? services.GetRequiredService<RegisterWriter>() : null;

    /// <summary>Starts the writer where it is wanted.</summary>
    internal sealed class Host(RegisterSwitch register, ILogger<RegisterSwitch> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (register.Writer is { } writer) return writer.StartAsync(cancellationToken);
            Log.NotKept(logger);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => register.Writer?.StopAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
