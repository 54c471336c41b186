using System.CommandLine;

namespace DigitalTrade.Access.Cli;

/// <summary>How a result is written.</summary>
internal enum OutputKind
{
    Text,
    Json,
    Markdown,
    Sarif,
    Csv,
    Docx,
    Html,
}

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    private static readonly string[] Kinds = ["text", "json", "markdown", "sarif", "csv", "docx", "html"];

    public GlobalOptions()
    {
        OneOf(Output, "output", Kinds);
        OneOf(Lang, "language", "zh", "en");
    }

    public Option<string> Output { get; } = new("--output")
    {
        Description = "text, json or markdown (determine also: docx, html; rules check also: sarif; matrix also: csv)",
        Recursive = true,
        HelpName = "text|json|markdown",
    };

    public Option<string> Lang { get; } = new("--lang")
    {
        Description = "zh or en; by default the language of the environment",
        Recursive = true,
        HelpName = "zh|en",
    };

    public Option<string[]> Rules { get; } = new("--rules")
    {
        Description = "a folder of rule packs; repeat it to add packs. By default `rules` beside the program, else the nearest upward",
        Recursive = true,
        HelpName = "DIR",
    };

    public IEnumerable<Option> All => [Output, Lang, Rules];

    private static void OneOf(Option<string> option, string what, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var word }, ..] || words.Contains(word)) return;
            var nearest = Proposals.Nearest.To(word, words);
            result.AddError($"unknown {what} `{word}`, {(nearest is null ? $"it is {string.Join(" or ", words)}" : $"nearest is `{nearest}`")}");
        });
    }

    public OutputKind OutputOf(ParseResult parsed, params ReadOnlySpan<OutputKind> accepted)
    {
        var index = parsed.GetValue(Output) is { } word ? Array.IndexOf(Kinds, word) : 0;
        var kind = (OutputKind)index;
        if (!accepted.IsEmpty && !accepted.Contains(kind)) throw new Refusal($"`--output {Kinds[index]}` does not fit this command", null);
        return kind;
    }
}
