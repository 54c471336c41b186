using Microsoft.Extensions.Configuration.Memory;

namespace DigitalTrade.Access.Web;

/// <summary>Settings that hold unless a file, the environment or the command line says otherwise.</summary>
internal static class Defaults
{
    public static void Apply(ConfigurationManager configuration)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            // Of an address it would log the query, which is not the log's business.
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Warning",
            // Traces of the protocol quote what was asked.
            ["Logging:LogLevel:ModelContextProtocol"] = "Warning",
            // What keeps the host from starting is told by Running.
            ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        };
        var elsewhere = configuration["http_ports"] is not null || configuration["https_ports"] is not null
            || configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!elsewhere) settings["urls"] = AccessWeb.DefaultUrl;
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = settings });
    }
}
