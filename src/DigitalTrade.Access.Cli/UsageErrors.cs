using System.CommandLine;
using System.CommandLine.Parsing;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli;

/// <summary>Says what is wrong with a command line, with the nearest right name.</summary>
internal static class UsageErrors
{
    public static int Report(Run run, ParseResult parsed)
    {
        var known = Known(parsed.CommandResult).ToArray();
        var said = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            said = true;
            var what = token.StartsWith('-') ? "option" : parsed.CommandResult.Command.Subcommands.Count > 0 ? "command" : "argument";
            var nearest = Nearest.To(token, known.Where(k => k.StartsWith('-') == token.StartsWith('-')));
            run.Error($"unknown {what} `{token}`", nearest is null ? null : $"nearest is `{nearest}`");
        }

        foreach (var error in said ? [] : parsed.Errors) run.Error(Plain(error.Message), null);
        run.Note($"usage: {Path(parsed.CommandResult)} --help");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Known(CommandResult at)
    {
        foreach (var command in at.Command.Subcommands) yield return command.Name;
        for (SymbolResult? result = at; result is not null; result = result.Parent)
        {
            if (result is not CommandResult { Command: var command }) continue;
            foreach (var option in command.Options)
            {
                if (ReferenceEquals(result, at) || option.Recursive) yield return option.Name;
            }
        }
    }

    private static string Path(CommandResult at)
    {
        var names = new Stack<string>();
        for (SymbolResult? result = at; result is CommandResult command; result = result.Parent)
            names.Push(command.Command is RootCommand ? "dta" : command.Command.Name);
        return string.Join(' ', names);
    }

    private static string Plain(string message)
    {
        var line = message.Split('\n')[0].Trim().TrimEnd('.', ':');
        return (char.ToLowerInvariant(line[0]) + line[1..]).Replace('\'', '`');
    }
}
