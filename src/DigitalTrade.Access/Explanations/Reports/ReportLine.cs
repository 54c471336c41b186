namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>How a line of a report is meant, for those who paint it.</summary>
public enum Tone
{
    /// <summary>Body text.</summary>
    Plain,

    /// <summary>The answer, open.</summary>
    Good,

    /// <summary>The answer, or a condition, that waits for something.</summary>
    Waiting,

    /// <summary>The answer, or a condition, in the way.</summary>
    Bad,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Sources and small print.</summary>
    Muted,
}

/// <summary>One line of a report in text; safe to print.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="Tone">How it is meant.</param>
public readonly record struct ReportLine(string Text, Tone Tone);
