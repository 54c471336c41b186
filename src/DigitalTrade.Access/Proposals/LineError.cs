using System.Collections.Immutable;

namespace DigitalTrade.Access.Proposals;

/// <summary>What stands in the place of a determination when a line of a batch has none.</summary>
/// <param name="Error">What went wrong, in a sentence.</param>
/// <param name="Line">Line of the input, 1-based, empty lines counted.</param>
/// <param name="Errors">Every problem of the proposal, with its path; empty when the fault is not the proposal's.</param>
public sealed record LineError(string Error, long Line, ImmutableArray<Problem> Errors)
{
    /// <summary>Longest line of a batch, in bytes: 1 MiB.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>The line is no proposal.</summary>
    public static LineError NotRead(long line, ImmutableArray<Problem> problems) => new("the proposal cannot be read", line, problems);

    /// <summary>The line is too long to be one.</summary>
    public static LineError TooLong(long line) => new("the line is longer than 1 MiB", line, [new("", "the line is longer than 1 MiB", "one proposal a line")]);

    /// <summary>The run ended before this line; it and those after it are to be sent again.</summary>
    public static LineError Stopped(long line, string why) => new($"the run stopped before this line: {why}", line, [new("", why, "send this line and those after it again")]);

    /// <summary>The engine failed; there is no answer.</summary>
    public static LineError Failed(long line) => new("the determination failed; there is no answer for this line", line, []);
}
