using System.CommandLine;
using DigitalTrade.Access.Mcp.Protocol;
using ModelContextProtocol.Server;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta mcp</c>: the tools for an assistant that starts the program itself, over standard input and output.</summary>
internal static class McpCommand
{
    private const string Name = "dta";

    public static Command Make(Run run)
    {
        var command = new Command("mcp", "Answer an assistant over the Model Context Protocol, on standard input and output, until the input ends");
        command.SetAction(async (parsed, cancellation) =>
        {
            run.Options.OutputOf(parsed, OutputKind.Text);
            var book = run.Rulebook(parsed);
            var options = new McpServerOptions();
            AccessMcp.Configure(options, Product.Version, () => new(book, run.Here.Today), e => run.Error($"a call failed: {e.GetType().FullName}", null));
            var transport = new StreamServerTransport(run.Here.In(), run.Here.Out, Name);
            await using (transport.ConfigureAwait(false))
            {
                var server = McpServer.Create(transport, options);
                await using (server.ConfigureAwait(false)) await server.RunAsync(cancellation).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
