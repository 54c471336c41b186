using System.CommandLine;
using System.CommandLine.Parsing;
using DigitalTrade.Access.Cli.Commands;

namespace DigitalTrade.Access.Cli;

/// <summary>The program: reads the command line, runs one command, answers with an exit code.</summary>
internal static class Dta
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A portfolio that is stopped is first made valid; a large workbook takes its time.
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(5);

    // Arguments are taken as written: no response files, no bundles of single letters.
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static async Task<int> RunAsync(string[] args, Surroundings here, CancellationToken cancellation)
    {
        var run = new Run(here);
        try
        {
            var parsed = CommandLineParser.Parse(Root(run), args, AsWritten);
            if (parsed.Errors.Count > 0 || UsageErrors.UnknownOptions(parsed).Any()) return UsageErrors.Report(run, parsed);
            using var words = new StringWriter();
            var exit = await parsed.InvokeAsync(
                new()
                {
                    Output = words,
                    Error = here.Err,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = parsed.CommandResult.Command.Name == ScreenCommand.Name ? LongPatience : Patience,
                },
                cancellation).ConfigureAwait(false);

            // Only help and version are written by the parser itself.
            if (words.GetStringBuilder().Length > 0) run.Write(words.ToString());
            return exit;
        }
        catch (Refusal refusal)
        {
            run.Refuse(refusal);
            return refusal.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException e) when (run.OutputClosed)
        {
            // The reader of the results has gone (`dta … | head`).
            _ = e;
            return ExitCode.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            run.Error(e.Message, null);
            return ExitCode.Failure;
        }
    }

    private static RootCommand Root(Run run)
    {
        var root = new RootCommand("May this foreign investment in telecom, internet or culture be made in China, here, on this date?");
        foreach (var option in run.Options.All) root.Add(option);
        root.Add(DetermineCommand.Make(run));
        root.Add(ScreenCommand.Make(run));
        root.Add(AskCommand.Make(run));
        root.Add(RemediesCommand.Make(run));
        root.Add(TimelineCommand.Make(run));
        root.Add(MatrixCommand.Make(run));
        root.Add(RulesCommand.Make(run));
        root.Add(ActivitiesCommand.Make(run));
        root.Add(ZonesCommand.Make(run));
        root.Add(McpCommand.Make(run));
        root.Add(KeysCommand.Make(run));
        root.Add(ServeCommand.Make(run));
        return root;
    }
}
