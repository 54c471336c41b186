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
        foreach (var token in UnknownOptions(parsed).Concat(parsed.UnmatchedTokens).Distinct())
        {
            said = true;
            var what = token.StartsWith('-') ? "option" : parsed.CommandResult.Command.Subcommands.Count > 0 ? "command" : "argument";
            var nearest = Nearest.To(token, known.Where(k => k.StartsWith('-') == token.StartsWith('-')));
            run.Error($"unknown {what} `{token}`", nearest is null ? null : $"nearest is `{nearest}`");
        }

        var commands = parsed.CommandResult.Command.Subcommands.Select(c => c.Name).ToArray();
        var help = commands.Length > 0 ? $"the commands are {string.Join(", ", commands)}" : null;
        foreach (var error in said ? [] : parsed.Errors) run.Error(Plain(error.Message), help);
        run.Note($"usage: {Path(parsed.CommandResult)} --help");
        return ExitCode.Usage;
    }

    /// <summary>What looks like an option and was taken for an argument: a misspelt option is never a file.</summary>
    public static IEnumerable<string> UnknownOptions(ParseResult parsed) =>
        parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash)
            ? []
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(v => v.StartsWith('-') && v != "-");

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
