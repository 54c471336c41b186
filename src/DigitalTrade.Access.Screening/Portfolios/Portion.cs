using DigitalTrade.Access.Screening.Deals;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>A run of deals, cut off by the one reader and read by any worker.</summary>
internal abstract class Portion : IDisposable
{
    /// <summary>Rows in it, each of which belongs to a deal.</summary>
    public abstract int Rows { get; }

    /// <summary>Deals in it.</summary>
    public abstract int Deals { get; }

    /// <summary>How far the input was read when it was cut off, of <see cref="Portfolio.Length"/>.</summary>
    public required long Position { get; init; }

    /// <summary>Reads its deals in order. Each row is of exactly one of them.</summary>
    public abstract IEnumerable<DealReading> Read(Asked asked);

    public abstract void Dispose();
}
