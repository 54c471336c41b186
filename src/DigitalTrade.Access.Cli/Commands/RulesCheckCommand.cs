using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Cli.Showing;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules check</c>: every diagnostic at once, of rules and of cases.</summary>
internal static class RulesCheckCommand
{
    public static Command Make(Run run)
    {
        var folders = new Argument<string[]>("DIR") { Description = "folders of rule packs; by default those of --rules", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Parse, bind and check packs; every diagnostic at once") { folders };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Sarif);
            var from = RulesCommand.Folders(run, parsed, folders);
            var loaded = RulebookLoader.Load(from);
            ImmutableArray<Diagnostic> diagnostics = [.. loaded.Diagnostics.Concat(CaseReader.Read(from).Diagnostics).Distinct()];
            var errors = diagnostics.Count(d => d.Severity == Severity.Error);
            switch (output)
            {
                case OutputKind.Json: Json(new CheckResult(errors == 0, loaded.Revision, diagnostics), CliJson.Wire.CheckResult); break;
                case OutputKind.Sarif: Json(SarifLog.Of(diagnostics, Product.Version), CliJson.Wire.SarifLog); break;
                default: run.Write(string.Concat(diagnostics.Select(DiagnosticText.Of))); break;
            }

            run.Note(Closing(loaded, errors, diagnostics.Length - errors));
            return errors == 0 ? ExitCode.Done : ExitCode.Packs;
        });
        return command;

        void Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
            run.Write([.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n']);
    }

    private static string Closing(LoadResult loaded, int errors, int warnings)
    {
        if (errors > 0 || loaded.Rulebook is not { } book) return $"{Counted(errors, "error")}, {Counted(warnings, "warning")}: no rulebook";
        return $"{Counted(loaded.Packs.Length, "pack")}, {Counted(book.Measures.Length, "measure")}, {Counted(book.Derogations.Length, "derogation")}, "
            + $"{Counted(book.Obligations.Length, "obligation")}; {Counted(warnings, "warning")}; {loaded.Revision}";
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
