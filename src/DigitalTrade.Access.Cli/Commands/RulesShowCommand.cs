using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Cli.Showing;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules show KEY</c>: what a measure, derogation, obligation or caveat says and tests.</summary>
internal static class RulesShowCommand
{
    public static Command Make(Run run)
    {
        var key = new Argument<string>("KEY") { Description = "a measure's key (all editions) or id, a derogation's key, the id of an obligation or a caveat" };
        var command = new Command("show", "Print a rule with its expression, territory, days in force and source") { key };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var index = RuleFolders.LoadAll(run, RulesCommand.Folders(run, parsed)).Index!;
            var wanted = parsed.GetValue(key)!;
            var rules = index.Show(wanted);
            if (rules.IsEmpty)
            {
                var nearest = index.NearestTo(wanted);
                throw new Refusal($"nothing has the key `{wanted}`", nearest is null ? null : $"nearest is `{nearest}`");
            }

            if (output == OutputKind.Json) run.Write([.. JsonSerializer.SerializeToUtf8Bytes([.. rules], CliJson.Wire.ShownRuleArray), (byte)'\n']);
            else run.WriteLines([.. rules.SelectMany(r => RuleText.Of(r, run.Language(parsed)))]);
            return ExitCode.Done;
        });
        return command;
    }
}
