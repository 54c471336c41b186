using System.Collections.Immutable;

namespace DigitalTrade.Access.Packs.Reading;

/// <summary>Collects diagnostics; used by one thread.</summary>
internal sealed class DiagnosticSink
{
    private readonly List<Diagnostic> found = [];

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticId id, Place at, string message, string? help = null)
    {
        HasErrors |= id.Severity == Severity.Error;
        found.Add(new(id.Id, id.Severity, at.File, at.Line, at.Column, message, help));
    }

    public void Add(DiagnosticSink other)
    {
        HasErrors |= other.HasErrors;
        found.AddRange(other.found);
    }

    /// <summary>By place, so that the order in which files were read never shows; each once.</summary>
    public ImmutableArray<Diagnostic> Sorted() =>
    [
        .. found.Distinct()
            .OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column)
            .ThenBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal),
    ];
}
