using System.CommandLine;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules</c>: packs as a product.</summary>
internal static class RulesCommand
{
    public static Command Make(Run run) => new("rules", "Check, test, show and export rule packs")
    {
        RulesCheckCommand.Make(run),
        RulesTestCommand.Make(run),
        RulesShowCommand.Make(run),
        RulesDiffCommand.Make(run),
        RulesVerifyCommand.Make(run),
        RulesSimulateCommand.Make(run),
        RulesExportCommand.Make(run),
        RulesNewCommand.Make(run),
        RulesBundleCommands.Build(run),
        RulesBundleCommands.Sign(run),
        RulesBundleCommands.Push(run),
    };

    /// <summary>Folders named as arguments and by <c>--rules</c>, or the usual one.</summary>
    public static IReadOnlyList<string> Folders(Run run, ParseResult parsed, Argument<string[]>? folders = null) =>
        RuleFolders.Of(run.Here, [.. folders is null ? [] : parsed.GetValue(folders) ?? [], .. parsed.GetValue(run.Options.Rules) ?? []]);
}
