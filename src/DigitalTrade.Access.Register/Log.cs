using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Register;

/// <summary>What the register says. Never a proposal, never a password.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "the register in {Database} can be written")]
    public static partial void Reached(ILogger logger, string database);

    [LoggerMessage(2, LogLevel.Error, "nothing can be kept, so nothing is answered: {Reason}")]
    public static partial void Unreachable(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "{Count} entries together could not be written; each is tried alone")]
    public static partial void BatchSplit(ILogger logger, Exception error, int count);

    [LoggerMessage(4, LogLevel.Error, "an entry could not be written")]
    public static partial void EntryFailed(ILogger logger, Exception error);

    [LoggerMessage(5, LogLevel.Information, "answers are not kept: name a database in `Access:Database`, or set `Access:Register:Keep` to `all`")]
    public static partial void NotKept(ILogger logger);
}
