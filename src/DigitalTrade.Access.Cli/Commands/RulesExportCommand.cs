using System.CommandLine;
using DigitalTrade.Access.Packs.Export;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules export</c>: the measures as RulesEngine workflows.</summary>
internal static class RulesExportCommand
{
    public static Command Make(Run run)
    {
        var pack = new Option<string?>("--pack") { Description = "only the measures of this edition or pack", HelpName = "ID" };
        var command = new Command("export", "Write the measures as RulesEngine workflow JSON") { pack };
        command.SetAction(parsed =>
        {
            run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var loaded = RuleFolders.LoadAll(run, RulesCommand.Folders(run, parsed));
            var wanted = parsed.GetValue(pack);
            if (wanted is not null && loaded.Packs.All(p => p.Id != wanted))
            {
                var nearest = Proposals.Nearest.To(wanted, loaded.Packs.Select(p => p.Id));
                throw new Refusal($"no pack `{wanted}`", nearest is null ? null : $"nearest is `{nearest}`");
            }

            run.WriteLine(WorkflowExport.ToJson(loaded.Index!, wanted));
            return ExitCode.Done;
        });
        return command;
    }
}
