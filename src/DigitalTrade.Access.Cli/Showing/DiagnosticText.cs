using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>A diagnostic for people: place, severity, id, message, then its help on a line of its own.</summary>
internal static class DiagnosticText
{
    public static string Of(Diagnostic diagnostic) =>
        string.Concat(diagnostic.ToString().Split('\n').Select(line => Visible.Of(line) + "\n"));
}
