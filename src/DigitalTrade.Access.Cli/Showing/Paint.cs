using System.Globalization;
using DigitalTrade.Access.Explanations.Reports;
using Spectre.Console;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>Colours for a terminal. The only place that needs the console library.</summary>
internal static class Paint
{
    public static string Of(IReadOnlyList<ReportLine> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(text),
            Interactive = InteractionSupport.No,
        });

        // The lines are wrapped already.
        console.Profile.Width = short.MaxValue;
        foreach (var line in lines) console.Write(new Spectre.Console.Text(line.Text + "\n", StyleOf(line.Tone)));
        return text.ToString();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new(Color.Green, decoration: Decoration.Bold),
        Tone.Waiting => new(Color.Yellow),
        Tone.Bad => new(Color.Red, decoration: Decoration.Bold),
        Tone.Heading => new(decoration: Decoration.Bold),
        Tone.Muted => new(decoration: Decoration.Dim),
        _ => Style.Plain,
    };
}
