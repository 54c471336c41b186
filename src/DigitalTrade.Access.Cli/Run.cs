using System.CommandLine;
using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Cli;

/// <summary>One run of the program: its surroundings, its options, and where its words go.</summary>
internal sealed class Run(Surroundings here)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Surroundings Here => here;

    public GlobalOptions Options { get; } = new();

    /// <summary>True once a result could not be written.</summary>
    public bool OutputClosed { get; private set; }

    public Language Language(ParseResult parsed) => parsed.GetValue(Options.Lang) switch
    {
        "zh" => Access.Language.Zh,
        "en" => Access.Language.En,
        _ => here.Language,
    };

    /// <summary>The rulebook of the folders asked for; refuses with the diagnostics when it cannot be made.</summary>
    public Rulebook Rulebook(ParseResult parsed) => RuleFolders.Load(this, RuleFolders.Of(here, parsed.GetValue(Options.Rules)));

    public void Write(string text) => Write(Utf8.GetBytes(text));

    public void Write(byte[] utf8) => WriteAll(utf8);

    public void WriteAll(ReadOnlySpan<byte> utf8)
    {
        try
        {
            here.Out.Write(utf8);
            here.Out.Flush();
        }
        catch (IOException)
        {
            OutputClosed = true;
            throw;
        }
    }

    public void WriteLine(string text) => Write(text + "\n");

    /// <summary>Lines of a report, painted on a terminal.</summary>
    public void WriteLines(IReadOnlyList<ReportLine> lines)
    {
        if (here.Painted)
        {
            Write(Showing.Paint.Of(lines));
            return;
        }

        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line.Text).Append('\n');
        Write(text.ToString());
    }

    public void Refuse(Refusal refusal)
    {
        foreach (var (message, help) in refusal.Reasons) Error(message, help);
    }

    public void Error(string message, string? help)
    {
        here.Err.Write($"error: {Visible.Of(message)}\n");
        if (help is not null) here.Err.Write($"  help: {Visible.Of(help)}\n");
        here.Err.Flush();
    }

    /// <summary>A defect of a pack, as a compiler would print it.</summary>
    public void Note(Diagnostic diagnostic) => here.Err.Write(Showing.DiagnosticText.Of(diagnostic));

    /// <summary>A word to the person at the terminal that is no result.</summary>
    public void Note(string message)
    {
        here.Err.Write(Visible.Of(message) + "\n");
        here.Err.Flush();
    }

    /// <summary>Says how far a long run is, on a terminal; null where nobody watches.</summary>
    public Action<int, int>? Progress(string what) => here.Painted ? (done, all) => Note($"{done} of {all} {what}") : null;
}
