namespace DigitalTrade.Access.Screening;

/// <summary>Where deals are read from.</summary>
/// <param name="Path">The file.</param>
public sealed record PortfolioSource(string Path)
{
    /// <summary>The name shown to people; the path by default.</summary>
    public string Name { get; init; } = Path;

    /// <summary>The stream to read instead of the file; lines of JSON only, and not to be taken up again.</summary>
    public Stream? Lines { get; init; }

    /// <summary>A YAML file that says which column means what; or null.</summary>
    public string? Mapping { get; init; }

    /// <summary>The only sheet to be read; or null for every sheet with deals.</summary>
    public string? Sheet { get; init; }

    /// <summary>A csv file of entities beside the deals; or null.</summary>
    public string? Entities { get; init; }

    /// <summary>A csv file of who holds what of whom beside the deals; or null.</summary>
    public string? Holdings { get; init; }

    /// <summary>The encoding of text; null to find out.</summary>
    public string? Encoding { get; init; }
}
