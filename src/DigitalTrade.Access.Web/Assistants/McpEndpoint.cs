using System.Reflection;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Mcp.Protocol;
using DigitalTrade.Access.Web.Callers;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace DigitalTrade.Access.Web.Assistants;

/// <summary>
/// The tools for assistants at <c>/mcp</c>, over streamable HTTP. Each request stands alone: there is no session to lose, to steal or to
/// keep one replica for.
/// </summary>
internal static class McpEndpoint
{
    private static readonly string Version = typeof(McpEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void AddAssistants(this IServiceCollection services)
    {
        services.AddMcpServer().WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless);
        services.AddOptions<McpServerOptions>().Configure<RulebookHolder, LegalDate, ILoggerFactory>((options, holder, date, loggers) =>
        {
            var logger = loggers.CreateLogger(typeof(McpEndpoint));
            AccessMcp.Configure(
                options, Version, () => (holder.Required.Rulebook, date.Today), e => Log.ToolFailed(logger, e.GetType().FullName!, e.StackTrace));
        });
    }

    public static void MapAssistants(this IEndpointRouteBuilder routes) => routes.MapMcp("/mcp").RequireScope(Scope.Ask);
}
