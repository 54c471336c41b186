using System.Globalization;
using System.Text;

namespace DigitalTrade.Access.Packs;

/// <summary>What a diagnostic does to the rulebook.</summary>
public enum Severity
{
    /// <summary>No rulebook is made.</summary>
    Error,

    /// <summary>Worth a look; the rulebook is made.</summary>
    Warning,
}

/// <summary>A defect of a pack. Line and column are 1-based.</summary>
/// <param name="Id">Stable id, one of <see cref="DiagnosticIds.All"/>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="File">The file as the caller named its folder.</param>
/// <param name="Line">Line, 1-based.</param>
/// <param name="Column">Column, 1-based.</param>
/// <param name="Message">What is wrong: lower case, no stop, user text in backticks.</param>
/// <param name="Help">What to do about it, or null.</param>
public sealed record Diagnostic(string Id, Severity Severity, string File, int Line, int Column, string Message, string? Help)
{
    /// <summary><c>rules/a.yaml:14:12: error DTA201: unknown sector …</c>, then the help on a line of its own.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Id}: {Message}");
        if (Help is not null) text.Append(CultureInfo.InvariantCulture, $"\n  help: {Help}");
        return text.ToString();
    }
}
