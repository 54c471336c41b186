using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules simulate</c>: which of these proposals a draft measure or derogation would answer differently.</summary>
internal static class RulesSimulateCommand
{
    public static Command Make(Run run)
    {
        var draft = new Argument<string>("DRAFT.yaml") { Description = "a file of measures, derogations or other rules, with a `pack:` of its own or without" };
        var over = new Option<string>("--over") { Description = "proposals, one a line, as JSON", HelpName = "FILE", Required = true };
        var command = new Command("simulate", "Ask proposals of the rules with and without a draft, and group what changes") { draft, over };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var folders = RulesCommand.Folders(run, parsed);
            var rules = RuleFolders.Load(run, folders);
            var with = RulebookLoader.LoadWith(folders, parsed.GetValue(draft)!, Read(run, parsed.GetValue(draft)!));
            if (with.Rulebook is not { } changed)
            {
                foreach (var diagnostic in with.Diagnostics.Where(d => d.Severity == Severity.Error)) run.Note(diagnostic);
                throw new Refusal(ExitCode.Packs, [("the rules with the draft have errors; nothing was simulated", null)]);
            }

            var (proposals, bad) = Proposals(run, rules, parsed.GetValue(over)!);
            var result = Simulation.Of(rules, changed, proposals);
            if (output == OutputKind.Json) run.Write([.. JsonSerializer.SerializeToUtf8Bytes(result, AccessJson.Wire.SimulationResult), (byte)'\n']);
            else run.WriteLines([.. Lines(result, run.Language(parsed))]);
            return bad == 0 ? ExitCode.Done : ExitCode.Failure;
        });
        return command;
    }

    private static byte[] Read(Run run, string file)
    {
        var path = Path.GetFullPath(file, run.Here.Directory);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new Refusal($"no file `{file}`", null);
    }

    // A bad line is named and left out; the others are asked.
    private static (List<Proposal> Proposals, int Bad) Proposals(Run run, Rulebook rules, string file)
    {
        var (proposals, bad, number) = (new List<Proposal>(), 0, 0);
        using var lines = new StringReader(System.Text.Encoding.UTF8.GetString(Read(run, file)));
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var reading = ProposalReader.Read(System.Text.Encoding.UTF8.GetBytes(line), rules, run.Here.Today);
            if (reading.Proposal is { } proposal) proposals.Add(proposal);
            else
            {
                bad++;
                foreach (var problem in reading.Problems) run.Error($"line {number}: {problem.Path}: {problem.Message}", problem.Help);
            }
        }

        return (proposals, bad);
    }

    private static IEnumerable<ReportLine> Lines(SimulationResult result, Language language)
    {
        var zh = language == Language.Zh;
        foreach (var group in result.Groups)
        {
            var word = group.Direction == "opening" ? zh ? "放宽" : "opening" : zh ? "收紧" : "tightening";
            yield return new(Visible.Of($"{word}: {group.Sector} · {(group.Place.Length == 0 ? "-" : group.Place)}: {group.Count}"), group.Direction == "opening" ? Tone.Good : Tone.Bad);
            foreach (var shift in group.Shifts)
            {
                yield return new(Visible.Of($"  {Words.Of(shift.Before).In(language)} → {Words.Of(shift.After).In(language)}: {shift.Count}"), Tone.Plain);
                yield return new(Visible.Of($"    {(zh ? "例：" : "e.g. ")}{shift.Example.ToJsonString(AccessJson.Wire.Options)}"), Tone.Muted);
            }
        }

        yield return new(zh ? $"{result.Proposals}个方案中，{result.Changed}个的结论会改变" : $"{result.Changed} of {result.Proposals} proposals would be answered differently", Tone.Heading);
    }
}
