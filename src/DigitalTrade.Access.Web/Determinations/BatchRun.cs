using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Registering;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>
/// One batch: takes lines only when the answers to those before could be handed on. Where the register is on, the lines that have come are kept
/// together before their answers are sent. A run that cannot go on says before which line it stopped.
/// </summary>
internal sealed class BatchRun(Serving serving, DateOnly today, Registrar registrar, Caller caller, string request, string traceId, ILogger logger)
{
    private const int MostTogether = 256;
    private const int MostUnsent = 64 * 1024;
    private readonly ArrayBufferWriter<byte> answers = new(16 * 1024);
    private readonly List<Draft> drafts = [];
    private readonly NdjsonLines lines = new();
    private long firstUnsent = 1;
    private long next = 1;

    public async Task RunAsync(PipeReader input, PipeWriter output, CancellationToken stopping, CancellationToken cancellation)
    {
        await using var _ = stopping.Register(input.CancelPendingRead);
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (lines.TryTake(ref rest, read.IsCompleted, out var line))
            {
                AnswerLine(line);
                next = line.Number + 1;
                if ((drafts.Count >= MostTogether || answers.WrittenCount > MostUnsent) && !await SendAsync(output, cancellation)) return;
                if (stopping.IsCancellationRequested) break;
            }

            input.AdvanceTo(rest.Start, rest.End);
            if (!await SendAsync(output, cancellation)) return;
            if (read.IsCompleted && !stopping.IsCancellationRequested) return;
            if (!stopping.IsCancellationRequested) continue;
            await StopAsync(output, next, "the service is stopping", cancellation);
            return;
        }
    }

    /// <summary>Sends what is answered, kept first; false when the run has ended because it could not be kept.</summary>
    private async Task<bool> SendAsync(PipeWriter output, CancellationToken cancellation)
    {
        try
        {
            await registrar.KeepAsync(drafts, serving);
        }
        catch (DatabaseException)
        {
            answers.ResetWrittenCount();
            await StopAsync(output, firstUnsent, "the register does not answer", cancellation);
            return false;
        }

        drafts.Clear();
        output.Write(answers.WrittenSpan);
        answers.ResetWrittenCount();
        firstUnsent = next;
        await output.FlushAsync(cancellation);
        return true;
    }

    private async Task StopAsync(PipeWriter output, long line, string why, CancellationToken cancellation)
    {
        Log.BatchStopped(logger, traceId, line, why);
        Write(LineError.Stopped(line, why));
        output.Write(answers.WrittenSpan);
        await output.FlushAsync(cancellation);
    }

    private void AnswerLine(NdjsonLine line)
    {
        if (line.TooLong)
        {
            Write(LineError.TooLong(line.Number));
            return;
        }

        try
        {
            var reading = ProposalReader.Read(line.Content, serving.Rulebook, today);
            if (reading.Proposal is not { } proposal)
            {
                Write(LineError.NotRead(line.Number, reading.Problems));
                return;
            }

            var answer = Registrar.Answered(serving, proposal, AnswerKind.Determination);
            if (registrar.Line(caller, request, line.Number, line.Content, serving, proposal, answer) is { } draft) drafts.Add(draft);
            answers.Write(answer.Utf8);
            answers.Write("\n"u8);
        }
        catch (Exception e)
        {
            // No answer for this line, and it says so; the run goes on.
            Log.LineFailed(logger, line.Number, traceId, e.GetType().FullName!, e.StackTrace);
            Write(LineError.Failed(line.Number));
        }
    }

    private void Write(LineError error)
    {
        answers.Write(JsonSerializer.SerializeToUtf8Bytes(error, AccessJson.Wire.LineError));
        answers.Write("\n"u8);
    }
}
