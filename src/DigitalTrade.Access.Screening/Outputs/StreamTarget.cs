using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>Standard output: one stream that cannot be taken up again.</summary>
internal sealed class StreamTarget(AnswerFormat format, Stream stream) : Target(format)
{
    private bool begun;

    public override async ValueTask AppendAsync(Sheaf sheaf)
    {
        await BeginAsync().ConfigureAwait(false);
        await stream.WriteAsync(sheaf.Texts[0].WrittenMemory).ConfigureAwait(false);
        await base.AppendAsync(sheaf).ConfigureAwait(false);
    }

    public override async Task FinishAsync(Closing closing)
    {
        await BeginAsync().ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }

    public override void Dispose()
    {
    }

    private async ValueTask BeginAsync()
    {
        if (begun) return;
        begun = true;
        await stream.WriteAsync(Format.Heading(0)).ConfigureAwait(false);
    }
}
