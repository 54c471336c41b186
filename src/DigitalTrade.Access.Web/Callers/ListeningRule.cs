using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// The service listens on the loopback. On any other address only when that was asked for, and there is a way to tell callers apart.
/// Looked at for every endpoint as it is opened, wherever it was configured.
/// </summary>
internal static class ListeningRule
{
    public static void Apply(KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(endpoint =>
    {
        if (IsHere(endpoint) || Refused(kestrel.ApplicationServices) is not { } reason) return;
        throw new OptionsValidationException(CallerOptions.Section, typeof(CallerOptions), [$"the service would listen on `{endpoint}`: {reason}"]);
    });

    // A socket in the file system is on this machine, and gives nobody the standing of a local caller.
    private static bool IsHere(ListenOptions endpoint) =>
        endpoint.SocketPath is not null || endpoint.PipeName is not null || (endpoint.IPEndPoint is { } at && IPAddress.IsLoopback(at.Address));

    private static string? Refused(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CallerOptions>>().Value;
        if (!options.BeyondLoopback) return $"beyond the loopback it does so only with `{CallerOptions.Section}:BeyondLoopback`";
        try
        {
            // Endpoints are opened one after another before the first request; the server offers no other moment.
            return options.Oidc is not null || services.GetRequiredService<ApiKeys>().AnyAsync(CancellationToken.None).GetAwaiter().GetResult()
                ? null : "that needs a key (`dta keys api new`) or an identity provider (`Access:Callers:Oidc`)";
        }
        catch (IdentityUnavailableException e)
        {
            return $"the keys cannot be read: {e.InnerException!.Message}";
        }
    }
}
