using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>Where answers go, in the order of the deals.</summary>
internal abstract class Target(AnswerFormat format) : IDisposable
{
    public AnswerFormat Format => format;

    /// <summary>Everything written, also by the runs that were taken up again.</summary>
    public Tally Tally { get; protected set; } = new();

    /// <summary>Deals written.</summary>
    public long Deals { get; protected set; }

    /// <summary>Takes the answers of a portion.</summary>
    public virtual ValueTask AppendAsync(Sheaf sheaf)
    {
        Tally.Add(sheaf.Tally);
        Deals += sheaf.Deals;
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes what was written valid by itself, complete or not.</summary>
    public abstract Task FinishAsync(Closing closing);

    public abstract void Dispose();
}

/// <summary>What is known at the end of a run.</summary>
/// <param name="Complete">False when it was stopped.</param>
/// <param name="Notes">What the reader should know of the input.</param>
/// <param name="EmptyRows">Rows that held nothing.</param>
internal sealed record Closing(bool Complete, IReadOnlyList<string> Notes, long EmptyRows);
