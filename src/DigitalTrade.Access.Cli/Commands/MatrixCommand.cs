using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta matrix</c>: activities × places × dates.</summary>
internal sealed class MatrixCommand(Run run)
{
    private readonly Option<string[]> activity = Many("--activity", "a sector code or an activity id; repeat it for several", "miit:B11");
    private readonly Option<string[]> at = Many("--at", "a zone of registration; repeat it for several", "ZONE");
    private readonly Option<string[]> on = Many("--on", "a legal date in China; repeat it for several; by default today", "2025-03-01");
    private readonly Option<string[]> investor = Many("--investor", "a holder: `DE=60`, `CN=40,kind=private`; repeat it for several", "DE=60");
    private readonly Option<string?> foreignShare = new("--foreign-share") { Description = "all foreign shares together, in percent", HelpName = "60" };
    private readonly Option<string[]> fact = Many("--fact", "a further fact: `pilot-approval=true`; repeat it for several", "name=value");
    private readonly Option<string?> from = new("--base") { Description = "the zone with which the others are compared; by default the first", HelpName = "ZONE" };

    public static Command Make(Run run)
    {
        var self = new MatrixCommand(run);
        var command = new Command("matrix", "Answer activities at places, and what differs from a base place")
        {
            self.activity, self.at, self.on, self.investor, self.foreignShare, self.fact, self.from,
        };
        command.SetAction(self.RunCommand);
        return command;
    }

    private int RunCommand(ParseResult parsed)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown, OutputKind.Csv);
        string[] activities = parsed.GetValue(activity) ?? [], places = parsed.GetValue(at) ?? [], dates = parsed.GetValue(on) ?? [];
        if (activities.Length == 0) throw new Refusal("no `--activity`", "state at least one; `dta activities QUERY` finds one");
        if (places.Length == 0) throw new Refusal("no `--at`", "state at least one; `dta zones QUERY` finds one");
        var book = run.Rulebook(parsed);
        var stated = new FlagProposal
        {
            Activities = activities,
            Investors = parsed.GetValue(investor) ?? [],
            ForeignShare = parsed.GetValue(foreignShare),
            Facts = parsed.GetValue(fact) ?? [],
        };

        // Every place and date is read as a proposal states it, so that one reader checks them all.
        var days = dates.Length == 0 ? [null] : dates.Cast<string?>();
        var proposals = days.Select(d => ProposalInput.Read(run, book, (stated with { On = d }).ToJson(book), byFlags: true)).ToArray();
        var compared = parsed.GetValue(from);
        foreach (var place in places.Append(compared).OfType<string>())
            ProposalInput.Read(run, book, (stated with { At = place }).ToJson(book), byFlags: true);
        if ((long)activities.Length * places.Length * proposals.Length > Matrix.MostCells) throw new Refusal($"more than {Matrix.MostCells} cells");
        var matrix = Matrix.Of(book, proposals[0], [.. activities], [.. places], [.. proposals.Select(p => p.AsOf)], compared);
        switch (output)
        {
            case OutputKind.Json: run.Write([.. JsonSerializer.SerializeToUtf8Bytes(matrix, AccessJson.Wire.Matrix), (byte)'\n']); break;
            case OutputKind.Csv: run.Write(Csv(matrix)); break;
            case OutputKind.Markdown: run.Write(SpaceReport.Markdown(book, matrix, run.Language(parsed))); break;
            default: run.WriteLines(SpaceReport.Lines(book, matrix, run.Language(parsed), run.Here.Width)); break;
        }

        return ExitCode.Done;
    }

    /// <summary>Ids and words of closed sets only; nothing that a spreadsheet would take for a formula.</summary>
    private static string Csv(Matrix matrix)
    {
        var text = new StringBuilder("activity,place,on,outcome,governed-by,route,differs\n");
        foreach (var cell in matrix.Cells)
        {
            ImmutableArray<string> fields =
            [
                cell.Activity, cell.Place, cell.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                JsonNamingPolicy.KebabCaseLower.ConvertName(cell.Outcome.ToString()), cell.GovernedBy ?? "", string.Join(' ', cell.Route),
                string.Join(' ', cell.Differs.Select(d => $"{d.Rule}:{d.Was ?? "none"}>{d.Is ?? "none"}")),
            ];
            text.AppendJoin(',', fields.Select(f => f.AsSpan().ContainsAny(",\"\n\r") ? $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : f)).Append('\n');
        }

        return text.ToString();
    }

    private static Option<string[]> Many(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
