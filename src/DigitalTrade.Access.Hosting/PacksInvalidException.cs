using System.Collections.Immutable;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Hosting;

/// <summary>The packs make no rulebook and there is no last good copy: the host does not start.</summary>
public sealed class PacksInvalidException : Exception
{
    /// <summary>With all diagnostics.</summary>
    public PacksInvalidException(ImmutableArray<Diagnostic> diagnostics)
        : base($"the packs make no rulebook:{Environment.NewLine}{string.Join(Environment.NewLine, diagnostics)}") =>
        Diagnostics = diagnostics;

    /// <summary>All defects found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
