using System.Collections.Immutable;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Deals in a file, of any of the kinds that are read.</summary>
internal abstract class Portfolio : IDisposable
{
    /// <summary>What <see cref="Portion.Position"/> ends at; zero when it is not known.</summary>
    public abstract long Length { get; }

    /// <summary>True when rows are told apart by their sheet too.</summary>
    public virtual bool HasSheets => false;

    /// <summary>What the reader of the results should know of the file: columns and sheets that were not used.</summary>
    public virtual ImmutableArray<string> Notes => [];

    /// <summary>Rows that hold nothing and so are no deals; known once all portions were taken.</summary>
    public virtual long EmptyRows => 0;

    /// <summary>The deals, in order, leaving out the first <paramref name="skip"/>.</summary>
    public abstract IAsyncEnumerable<Portion> PortionsAsync(long skip, CancellationToken cancellation);

    public abstract void Dispose();
}
