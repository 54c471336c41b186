using System.CommandLine;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Memos;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary>The options of <c>dta determine</c> that make a memorandum: its head, and the file it goes to.</summary>
internal sealed class MemoOptions
{
    private readonly Option<string?> file = new("--file", "-o")
    {
        Description = "write the memorandum to this file; its ending (.docx, .md, .html) says how, unless `--output` does",
        HelpName = "FILE",
    };

    private readonly Option<string?> client = Named("--client", "to whom the memorandum goes");
    private readonly Option<string?> author = Named("--author", "whom it is from");
    private readonly Option<string?> reference = Named("--reference", "the file's reference");

    public IEnumerable<Option> All => [file, client, author, reference];

    /// <summary>How the result is written: as `--output` says, else by the file's ending, else as text.</summary>
    public OutputKind KindOf(Run run, ParseResult parsed)
    {
        var kind = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown, OutputKind.Docx, OutputKind.Html);
        var named = parsed.GetValue(file);
        if (named is not null && parsed.GetResult(run.Options.Output) is null or { Implicit: true })
        {
            kind = Path.GetExtension(named)?.ToLowerInvariant() switch
            {
                ".docx" => OutputKind.Docx,
                ".md" or ".markdown" => OutputKind.Markdown,
                ".html" or ".htm" => OutputKind.Html,
                _ => throw new Refusal($"`-o {named}` does not say how to write it", "name a file that ends in .docx, .md or .html, or add `--output`"),
            };
        }

        if (Given(parsed) && Format(kind) is null)
            throw new Refusal("`-o`, `--client`, `--author` and `--reference` belong to a memorandum", "add `--output docx`, `markdown` or `html`");
        return kind;
    }

    public static MemoFormat? Format(OutputKind kind) => kind switch
    {
        OutputKind.Docx => MemoFormat.Docx,
        OutputKind.Markdown => MemoFormat.Markdown,
        OutputKind.Html => MemoFormat.Html,
        _ => null,
    };

    public bool Given(ParseResult parsed) => new[] { file, client, author, reference }.Any(o => parsed.GetValue(o) is not null);

    public void Write(Run run, ParseResult parsed, Rulebook book, Proposal proposal, Determination determination, MemoFormat format)
    {
        var named = parsed.GetValue(file);
        if (named is null && format == MemoFormat.Docx && run.Here.Terminal)
            throw new Refusal("a Word document is not for a terminal", "name a file with `-o memo.docx`, or redirect the output");
        var bytes = Memo.Write(
            new()
            {
                Book = book,
                Proposal = proposal,
                Determination = determination,
                Language = run.Language(parsed),
                Date = run.Here.Today,
                Client = Name(parsed, client),
                Author = Name(parsed, author),
                Reference = Name(parsed, reference),
            },
            format);
        if (named is null) run.Write(bytes);
        else Save(run, named, bytes);
    }

    /// <summary>Writes beside the file and then in its place, so that a failure leaves what was there.</summary>
    private static void Save(Run run, string named, byte[] bytes)
    {
        var path = Path.GetFullPath(named, run.Here.Directory);
        if (Directory.Exists(path)) throw new Refusal($"`{named}` is a folder", "name a file");
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw new Refusal($"no folder for `{named}`");
        var fresh = path + ".part";
        File.WriteAllBytes(fresh, bytes);
        File.Move(fresh, path, overwrite: true);
    }

    private static string? Name(ParseResult parsed, Option<string?> option)
    {
        var name = parsed.GetValue(option)?.Trim();
        if (name?.Length > MemoRequest.LongestName) throw new Refusal($"`{option.Name}` is longer than {MemoRequest.LongestName} characters");
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static Option<string?> Named(string name, string description) => new(name) { Description = description + ", at its head", HelpName = "TEXT" };
}
