using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Hosting;

/// <summary>What the hosted service says. Never a proposal.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "rulebook {Revision} is live: {Measures} measures, {Derogations} derogations, {Warnings} warnings")]
    public static partial void Live(ILogger logger, string revision, int measures, int derogations, int warnings);

    [LoggerMessage(2, LogLevel.Error, "the packs make no rulebook; {Revision} goes on answering. {Count} diagnostics, the first: {First}")]
    public static partial void Refused(ILogger logger, string revision, int count, string first);

    [LoggerMessage(3, LogLevel.Warning, "started from the last good copy {Revision}: the packs make no rulebook. {Count} diagnostics, the first: {First}")]
    public static partial void FromLastGood(ILogger logger, string revision, int count, string first);

    [LoggerMessage(4, LogLevel.Warning, "the last good copy could not be kept in {Folder}")]
    public static partial void CopyFailed(ILogger logger, Exception error, string folder);

    [LoggerMessage(5, LogLevel.Warning, "the last good copy in {Folder} cannot be used: {Reason}")]
    public static partial void CopyUnusable(ILogger logger, string folder, string reason);

    [LoggerMessage(6, LogLevel.Warning, "no notices of changes in {Folder}; it is looked through instead")]
    public static partial void NotWatched(ILogger logger, Exception? error, string folder);

    [LoggerMessage(7, LogLevel.Warning, "the sources could not be read, try {Attempt}")]
    public static partial void ReadAgain(ILogger logger, Exception? error, int attempt);

    [LoggerMessage(8, LogLevel.Error, "reading the packs failed")]
    public static partial void ReadFailed(ILogger logger, Exception error);

    [LoggerMessage(9, LogLevel.Information, "the packs are as they were: {Revision} goes on answering")]
    public static partial void Unchanged(ILogger logger, string revision);

    [LoggerMessage(10, LogLevel.Warning, "the bundle at {Address} is not taken: {Reason}")]
    public static partial void BundleNotTaken(ILogger logger, string address, string reason);

    [LoggerMessage(11, LogLevel.Information, "the bundle at {Address} is pack {Pack}, {Digest}")]
    public static partial void BundleTaken(ILogger logger, string address, string pack, string digest);
}
