using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>How answers are written. Used by several workers at once.</summary>
internal abstract class AnswerFormat
{
    /// <summary>Texts that are written side by side; one, except in a workbook.</summary>
    public virtual int Streams => 1;

    /// <summary>What stands before the first answer of a stream.</summary>
    public virtual ReadOnlyMemory<byte> Heading(int stream) => default;

    /// <summary>Writes one deal that has a determination.</summary>
    public abstract void Answered(Sheaf sheaf, DealReading deal, Determination determination);

    /// <summary>Writes one deal that has none.</summary>
    public abstract void Unread(Sheaf sheaf, DealReading deal);
}
