using System.CommandLine;
using DigitalTrade.Access.Packs.Schema;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules schema</c>: the JSON Schema of rule files, for editors.</summary>
internal static class RulesSchemaCommand
{
    public static Command Make(Run run)
    {
        var command = new Command("schema", "Print the JSON Schema of rule files, for `# yaml-language-server: $schema=…`");
        command.SetAction(_ =>
        {
            run.Write(RuleSchema.Text);
            return ExitCode.Done;
        });
        return command;
    }
}
