using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>The setting <c>Access:Database</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>As written; null when none was named.</summary>
    public string? Named { get; set; }

    /// <summary>The one that is used: by default the file <c>access.db</c> in the user's folder for data.</summary>
    public string Setting => Named ?? Default;

    /// <summary>A file of SQLite in the folder for data of the user who runs the program.</summary>
    public static string Default
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return $"Data Source={Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "digitaltrade-access", "access.db")}";
        }
    }
}

/// <summary>Adds the one database.</summary>
internal static class DatabaseServices
{
    /// <summary>Adds the <see cref="Database"/> that <c>Access:Database</c> names; again is no harm. It connects when it is first used.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Configure(o => o.Named = configuration["Access:Database"] is { Length: > 0 } named ? named : null)
            .Validate(o => DatabaseSetting.Problem(o.Setting) is null, "`Database` names no database; write `Data Source=FILE` for SQLite, or `Host=…;Database=…;Username=…` for PostgreSQL")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => Database.Open(s.GetRequiredService<IOptions<DatabaseOptions>>().Value.Setting));
        return services;
    }
}
