namespace DigitalTrade.Access.Packs.Reading;

/// <summary>
/// Characters that exist to spell what has a single composed character, or that normalisation replaces. They are refused
/// rather than composed: the programs run with invariant globalisation, where <see cref="string.Normalize()"/> does nothing.
/// </summary>
internal static class Composition
{
    public static bool IsDecomposed(char c) => c >= '\u0300' && c is
        (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' or (>= '\u1100' and <= '\u11FF') or (>= '\uF900' and <= '\uFAFF')
        or '\u212A' or '\u212B' or '\u2126';
}
