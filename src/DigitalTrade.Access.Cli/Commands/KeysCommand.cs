using System.CommandLine;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta keys</c>: keys of the service.</summary>
internal static class KeysCommand
{
    public static Command Make(Run run) => new("keys", "Make and revoke the keys of the service")
    {
        ApiKeysCommand.Make(run),
        KeysSigningCommand.Make(run),
    };
}
