using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>
/// One batch: takes a line only when the answer to the line before could be handed on, and keeps no more than one line.
/// </summary>
internal sealed class BatchRun(Rulebook book, DateOnly today, string traceId, ILogger logger)
{
    private const long MostUnsent = 64 * 1024;
    private readonly ArrayBufferWriter<byte> answer = new(16 * 1024);
    private readonly NdjsonLines lines = new();

    public async Task RunAsync(PipeReader input, PipeWriter output, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (lines.TryTake(ref rest, read.IsCompleted, out var line))
            {
                AnswerLine(line);
                output.Write(answer.WrittenSpan);
                answer.ResetWrittenCount();
                if (output.UnflushedBytes > MostUnsent) await output.FlushAsync(cancellation);
            }

            input.AdvanceTo(rest.Start, rest.End);
            await output.FlushAsync(cancellation);
            if (read.IsCompleted) return;
        }
    }

    private void AnswerLine(NdjsonLine line)
    {
        if (line.TooLong)
        {
            Write(LineError.TooLong(line.Number), AccessJson.Wire.LineError);
            return;
        }

        try
        {
            var reading = ProposalReader.Read(line.Content, book, today);
            if (reading.Proposal is { } proposal) Write(book.Determine(proposal), AccessJson.Wire.Determination);
            else Write(LineError.NotRead(line.Number, reading.Problems), AccessJson.Wire.LineError);
        }
        catch (Exception e)
        {
            // No answer for this line, and it says so; the run goes on.
            Log.LineFailed(logger, line.Number, traceId, e.GetType().FullName!, e.StackTrace);
            answer.ResetWrittenCount();
            Write(LineError.Failed(line.Number), AccessJson.Wire.LineError);
        }
    }

    private void Write<T>(T value, JsonTypeInfo<T> type)
    {
        using (var writer = new Utf8JsonWriter(answer, new() { Encoder = type.Options.Encoder })) JsonSerializer.Serialize(writer, value, type);
        answer.Write("\n"u8);
    }
}
