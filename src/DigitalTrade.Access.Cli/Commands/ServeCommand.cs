using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta serve</c>: starts the hosted service, a program of its own, if it lies beside this one.</summary>
internal static class ServeCommand
{
    private const string Web = "DigitalTrade.Access.Web";

    public static Command Make(Run run)
    {
        var rest = new Argument<string[]>("ARGUMENTS") { Description = "passed on to the service", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("serve", "Start the hosted service on http://127.0.0.1:5080") { rest };
        command.SetAction((parsed, cancellation) => ServeAsync(run, parsed.GetValue(run.Options.Rules) ?? [], parsed.GetValue(rest) ?? [], cancellation));
        return command;
    }

    private static async Task<int> ServeAsync(Run run, string[] rules, string[] rest, CancellationToken cancellation)
    {
        var start = Find(run.Here.Home)
            ?? throw new Refusal(ExitCode.Failure, [($"the service `{Web}` is not beside this program", $"start it with `dotnet run --project src/{Web}`")]);
        if (rules.Length > 0)
        {
            foreach (var (index, folder) in RuleFolders.Of(run.Here, rules).Index()) start.ArgumentList.Add($"--Access:RuleFolders:{index}={Path.GetFullPath(folder, run.Here.Directory)}");
        }

        foreach (var argument in rest) start.ArgumentList.Add(argument);
        try
        {
            using var service = Process.Start(start)!;
            try
            {
                await service.WaitForExitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // At a terminal the service has had the same Ctrl-C and is closing; give it that time.
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                await service.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                throw;
            }
            finally
            {
                if (!service.HasExited) service.Kill(entireProcessTree: true);
            }

            return service.ExitCode == 0 ? ExitCode.Done : ExitCode.Failure;
        }
        catch (Win32Exception e)
        {
            throw new Refusal(ExitCode.Failure, [($"the service does not start: {e.Message}", null)]);
        }
    }

    private static ProcessStartInfo? Find(string home)
    {
        // Published together or beside each other; in a build of the repository each has a folder of its own with one a configuration.
        var built = Path.Combine(home, "..", "..", Web, Path.GetFileName(Path.TrimEndingDirectorySeparator(home)));
        foreach (var folder in new[] { home, Path.Combine(home, Web), Path.Combine(home, "..", Web), built })
        {
            foreach (var name in new[] { Web, Web + ".exe" })
            {
                if (File.Exists(Path.Combine(folder, name))) return new(Path.Combine(folder, name)) { UseShellExecute = false };
            }

            if (File.Exists(Path.Combine(folder, Web + ".dll"))) return new("dotnet", [Path.Combine(folder, Web + ".dll")]) { UseShellExecute = false };
        }

        return null;
    }
}
