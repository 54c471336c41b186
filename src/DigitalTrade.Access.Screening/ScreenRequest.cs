using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Screening;

/// <summary>How answers are written.</summary>
public enum AnswerKind
{
    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>Comma-separated rows.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

/// <summary>What to screen, against what, and where the answers go.</summary>
public sealed record ScreenRequest
{
    /// <summary>The rulebook that answers.</summary>
    public required Rulebook Book { get; init; }

    /// <summary>The file with the deals.</summary>
    public required PortfolioSource Source { get; init; }

    /// <summary>The file for the answers; null to write to <see cref="Stream"/>.</summary>
    public string? Target { get; init; }

    /// <summary>Where the answers go when no file is named; used for lines only.</summary>
    public Stream? Stream { get; init; }

    /// <summary>How answers are written.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>The legal date that stands in for an unstated one.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The date on which all deals are asked, whatever they state; null to leave them theirs.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Names of the fields of a summary, separated by commas; null for the usual ones.</summary>
    public string? Fields { get; init; }

    /// <summary>True to write whole determinations; lines only.</summary>
    public bool Full { get; init; }

    /// <summary>True to look for remedies of what is not permitted, which takes far longer than answering.</summary>
    public bool Remedies { get; init; }

    /// <summary>The language of a workbook.</summary>
    public Language Language { get; init; }

    /// <summary>True to take up a run that was stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>Workers side by side; by default one a processor.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Told after each portion.</summary>
    public Action<ScreenProgress>? Progress { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>How far a run has come.</summary>
/// <param name="Deals">Deals written.</param>
/// <param name="Position">Position in the input.</param>
/// <param name="Length">Length of the input, in the same unit; zero when unknown.</param>
public readonly record struct ScreenProgress(long Deals, long Position, long Length);

/// <summary>What came of a run.</summary>
/// <param name="Tally">The counts; rows in are rows answered and rows reported.</param>
/// <param name="Complete">False when it was asked to stop; what was written is valid and ends after <c>Tally.Deals</c> deals.</param>
/// <param name="EmptyRows">Rows that held nothing.</param>
/// <param name="Notes">Columns and sheets that were not used.</param>
public sealed record ScreenResult(Pipeline.Tally Tally, bool Complete, long EmptyRows, IReadOnlyList<string> Notes);
