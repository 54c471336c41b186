using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>
/// A proposal a line in, a determination a line out. What one read of the input brings is answered together, several at a
/// time side by side, and written in the order of the input; nothing waits for the end of it.
/// </summary>
internal static class LineBatch
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = AccessJson.Wire.Options.Encoder };

    /// <returns>Done when every line has its determination, failure when some line has an error in its place.</returns>
    public static async Task<int> RunAsync(Run run, Rulebook book, Stream input, CancellationToken cancellation)
    {
        var today = run.Here.Today;
        var answers = Channel.CreateBounded<Task<Answer>>(new BoundedChannelOptions(Math.Max(2, Environment.ProcessorCount * 2)) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAsync(input, book, today, answers.Writer, stop.Token), CancellationToken.None);
        long failed = 0, answered = 0;
        try
        {
            await foreach (var next in answers.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                var answer = await next.ConfigureAwait(false);
                run.WriteAll(answer.Text.WrittenSpan);
                failed += answer.Failed;
                answered += answer.Lines;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        if (failed > 0) run.Note($"{failed} of {answered} lines have an error in the place of a determination");
        return failed > 0 ? ExitCode.Failure : ExitCode.Done;
    }

    private static async Task ReadAsync(Stream input, Rulebook book, DateOnly today, ChannelWriter<Task<Answer>> answers, CancellationToken cancellation)
    {
        Exception? broken = null;
        try
        {
            await using (input.ConfigureAwait(false))
            {
                using var lines = new LineReader(input);
                while (await lines.NextAsync(cancellation).ConfigureAwait(false) is { } some)
                    await answers.WriteAsync(Task.Run(() => Determine(some, book, today), cancellation), cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            broken = e;
        }

        answers.Complete(broken);
    }

    private static Answer Determine(List<InputLine> lines, Rulebook book, DateOnly today)
    {
        var text = new ArrayBufferWriter<byte>(lines.Count * 2048);
        var failed = 0;
        using var writer = new Utf8JsonWriter(text, Writing);
        foreach (var line in lines)
        {
            if (One(line, book, today) is var (determination, error) && determination is not null)
                JsonSerializer.Serialize(writer, determination, AccessJson.Wire.Determination);
            else
            {
                failed++;
                JsonSerializer.Serialize(writer, error!, AccessJson.Wire.LineError);
            }

            writer.Flush();
            writer.Reset();
            text.Write("\n"u8);
        }

        return new(text, lines.Count, failed);
    }

    private static (Determinations.Determination? Determination, LineError? Error) One(InputLine line, Rulebook book, DateOnly today)
    {
        if (line.Text is not { } text) return (null, LineError.TooLong(line.Number));
        var reading = ProposalReader.Read(text, book, today);
        return reading.Proposal is { } proposal ? (book.Determine(proposal), null) : (null, LineError.NotRead(line.Number, reading.Problems));
    }

    private sealed record Answer(ArrayBufferWriter<byte> Text, int Lines, int Failed);
}
