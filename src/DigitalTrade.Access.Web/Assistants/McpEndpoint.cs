using System.Reflection;
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
        services.AddHttpContextAccessor();
        services.AddSingleton<KeptAnswers>();
        services.AddOptions<McpServerOptions>().Configure<IServiceProvider, ILoggerFactory>((options, provider, loggers) =>
        {
            var logger = loggers.CreateLogger(typeof(McpEndpoint));
            // Asked for at the first call: wrong settings of the register are told when the service starts, not when it is put together.
            AccessMcp.Configure(options, Version, () => provider.GetRequiredService<KeptAnswers>().Occasion(), e => Log.ToolFailed(logger, e.GetType().FullName!, e.StackTrace));
        });
    }

    public static void MapAssistants(this IEndpointRouteBuilder routes) => routes.MapMcp("/mcp").RequireScope(Scope.Ask);
}
