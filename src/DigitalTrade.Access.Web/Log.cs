namespace DigitalTrade.Access.Web;

/// <summary>What the service says. Never a proposal: of an exception only its type and where, as its message may quote one.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "request {TraceId} failed: {Error}\n{Where}")]
    public static partial void RequestFailed(ILogger logger, string traceId, string error, string? where);

    [LoggerMessage(3, LogLevel.Error, "a call of an assistant's tool failed: {Error}\n{Where}")]
    public static partial void ToolFailed(ILogger logger, string error, string? where);

    [LoggerMessage(2, LogLevel.Error, "line {Line} of batch {TraceId} failed: {Error}\n{Where}")]
    public static partial void LineFailed(ILogger logger, long line, string traceId, string error, string? where);
}
