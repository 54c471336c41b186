using System.Collections.Frozen;

namespace DigitalTrade.Access.Sectors;

/// <summary>
/// The sectors a provision speaks of: codes with everything below them, less exceptions. The nearest listed code above
/// (or equal to) a sector decides, so an exception may itself hold an inclusion.
/// </summary>
/// <param name="Included">Codes named.</param>
/// <param name="Excepted">Codes excepted.</param>
/// <param name="All">True for every sector (less exceptions).</param>
public sealed record Coverage(FrozenSet<string> Included, FrozenSet<string> Excepted, bool All)
{
    /// <summary>True when the provision names a code of the same classification.</summary>
    public bool SpeaksOfSchemeOf(string code)
    {
        var scheme = code.AsSpan(0, code.IndexOf(':', StringComparison.Ordinal) + 1);
        foreach (var included in Included)
        {
            if (included.AsSpan().StartsWith(scheme, StringComparison.Ordinal)) return true;
        }

        return All;
    }

    /// <summary>True when the provision covers the sector.</summary>
    public bool Covers(string code, Taxonomy taxonomy)
    {
        foreach (var sector in taxonomy.Chain(code))
        {
            if (Excepted.Contains(sector.Code)) return false;
            if (Included.Contains(sector.Code)) return true;
        }

        return All;
    }
}
