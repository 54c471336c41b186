using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta ownership</c>: who holds an enterprise, directly and looked through.</summary>
internal sealed class OwnershipCommand(Run run)
{
    private readonly Argument<string> file = new("FILE") { Description = "a proposal, or a graph of holders by itself, in JSON or YAML; - for standard input" };

    public static Command Make(Run run)
    {
        var self = new OwnershipCommand(run);
        var command = new Command("ownership", "Show who holds an enterprise, directly and looked through, and who controls it") { self.file };
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown);
        var text = await ProposalFile.ReadAsync(run, parsed.GetValue(file)!, cancellation).ConfigureAwait(false);
        var book = run.Rulebook(parsed);
        var proposal = ProposalInput.Read(run, book, Proposed(text, book), byFlags: false);
        var found = OwnershipReport.Of(book, proposal)
            ?? throw new Refusal("nobody behind the holders is stated", "give the holders `holders` of their own, or the proposal an `ownership` graph");
        switch (output)
        {
            case OutputKind.Json: run.Write([.. JsonSerializer.SerializeToUtf8Bytes(found, AccessJson.Wire.OwnershipFinding), (byte)'\n']); break;
            case OutputKind.Markdown: run.Write(OwnershipReport.Markdown(book, found, run.Language(parsed))); break;
            default: run.WriteLines(OwnershipReport.Lines(book, found, run.Language(parsed), run.Here.Width)); break;
        }

        return ExitCode.Done;
    }

    /// <summary>The holders do not hang on what is done: whoever states no business is read as stating any.</summary>
    private static byte[] Proposed(byte[] text, Rulebook book)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text, documentOptions: Proposals.ProposalReader.Options);
        }
        catch (JsonException)
        {
            // The reader of proposals says where it is wrong.
            return text;
        }

        if (node is not JsonObject json || json.ContainsKey("activities")) return text;
        if (json.ContainsKey("holdings")) json = new() { ["ownership"] = json };
        json["activities"] = new JsonArray(book.Taxonomy.Sectors[0].Code);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
