using DigitalTrade.Access.Packs;
using Polly.Timeout;

namespace DigitalTrade.Access.Hosting;

/// <summary>A reading that ended in an exception, told as a diagnostic.</summary>
internal static class LoadFailure
{
    private const string Id = "DTA000";

    /// <summary>True for what a later try may mend although no file has changed.</summary>
    public static bool MayPass(Exception error) => error is TimeoutRejectedException or IOException or UnauthorizedAccessException;

    public static LoadResult Of(Exception error, IReadOnlyList<string> folders) => new()
    {
        Revision = "",
        Diagnostics = [new(Id, Severity.Error, folders[0], 1, 1, Message(error), MayPass(error) ? "it is tried again by itself" : null)],
    };

    private static string Message(Exception error) => error switch
    {
        TimeoutRejectedException => "the sources did not answer in time",
        IOException or UnauthorizedAccessException => "the sources cannot be read",
        _ => $"reading the packs failed ({error.GetType().Name}); the log has more",
    };
}
