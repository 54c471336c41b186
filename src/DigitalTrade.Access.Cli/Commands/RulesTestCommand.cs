using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Cli.Showing;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules test</c>: the YAML cases, with the difference between expected and got.</summary>
internal sealed class RulesTestCommand(Run run)
{
    private readonly Argument<string[]> folders = new("DIR")
    {
        Description = "folders of rule packs; by default those of --rules",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> filter = new("--filter") { Description = "only cases whose name or file holds this text", HelpName = "TEXT" };
    private readonly Option<bool> coverage = new("--coverage") { Description = "list every side of a rule (measure, threshold, day, place, sector) that no case touches" };
    private readonly Option<bool> mutate = new("--mutate") { Description = "change the rules one thing at a time and list the changes that no case notices" };
    private readonly Option<bool> suggest = new("--suggest") { Description = "with --coverage or --mutate: print a case for each thing untouched or surviving, to be checked against the law before it is kept" };
    private readonly Option<string?> junit = new("--junit") { Description = "also write the results as JUnit XML", HelpName = "FILE" };

    public static Command Make(Run run)
    {
        var self = new RulesTestCommand(run);
        var command = new Command("test", "Run the cases of the packs; prints what was expected and what came") { self.folders, self.filter, self.junit, self.coverage, self.mutate, self.suggest };
        command.SetAction(self.RunCases);
        return command;
    }

    private int RunCases(ParseResult parsed)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
        var from = RulesCommand.Folders(run, parsed, folders);
        var read = CaseReader.Read(from);
        foreach (var diagnostic in read.Diagnostics) run.Note(diagnostic);
        var broken = read.Diagnostics.Count(d => d.Severity == Severity.Error);
        var wanted = parsed.GetValue(filter);
        var selected = read.Cases.Where(c => wanted is null || Holds(c.Name, wanted) || Holds(c.File, wanted)).ToArray();
        if (selected.Length == 0)
        {
            run.Error(wanted is null ? "there is no case to run" : $"no case of {read.Cases.Length} is selected by `--filter {wanted}`", null);
            return ExitCode.Packs;
        }

        var loaded = RuleFolders.LoadAll(run, from);
        if (parsed.GetValue(coverage))
        {
            var touched = CaseCoverage.Of(loaded, selected);
            return CoverageShown.Show(run, parsed, touched, parsed.GetValue(suggest) ? CaseCoverage.Suggest(loaded, touched) : []);
        }

        if (parsed.GetValue(mutate))
        {
            var result = Mutation.Of(loaded, selected, run.Progress("mutants tried"));
            return MutationShown.Show(run, parsed, result, parsed.GetValue(suggest) ? Mutation.Suggest(loaded, result) : []);
        }

        var runner = new CaseRunner(loaded.Rulebook!);
        var results = selected.Select(runner.Run).ToArray();
        if (parsed.GetValue(junit) is { } file) JUnit.Write(Path.GetFullPath(file, run.Here.Directory), results);
        var failed = results.Count(r => !r.Passed);
        if (output == OutputKind.Json)
            run.Write([.. JsonSerializer.SerializeToUtf8Bytes(CasesResult.Of(results), CliJson.Wire.CasesResult), (byte)'\n']);
        else
        {
            foreach (var result in results.Where(r => !r.Passed)) run.WriteLines(CaseText.Of(result));
            run.WriteLines([new($"{results.Length - failed} passed, {failed} failed", failed == 0 ? Explanations.Reports.Tone.Good : Explanations.Reports.Tone.Bad)]);
        }

        if (broken > 0) run.Error($"the case files have {broken} errors; what stands there was not run", "`dta rules check` shows them");
        return failed + broken > 0 ? ExitCode.Packs : ExitCode.Done;
    }

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
