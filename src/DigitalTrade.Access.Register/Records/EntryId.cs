using System.Globalization;

namespace DigitalTrade.Access.Register.Records;

/// <summary>
/// Names one entry: its number, by which it sorts, and the beginning of its hash, by which its holder can tell that the chain was
/// not written anew: <c>000000000042-9f86d081884c7d65</c>.
/// </summary>
internal readonly record struct EntryId
{
    private const int Digits = 12;
    private const int Letters = 16;

    private EntryId(long sequence, string mark) => (Sequence, Mark) = (sequence, mark);

    /// <summary>Number in the chain, from 1.</summary>
    public long Sequence { get; }

    /// <summary>The first 16 hexadecimal digits of the hash, lower case.</summary>
    public string Mark { get; }

    public static EntryId Of(long sequence, ReadOnlySpan<byte> hash) => new(sequence, Convert.ToHexStringLower(hash[..(Letters / 2)]));

    /// <summary>Reads an id; false when the text is none.</summary>
    public static bool TryParse(string? text, out EntryId id)
    {
        id = default;
        if (text is null || text.Length != Digits + 1 + Letters || text[Digits] != '-') return false;
        var mark = text[(Digits + 1)..];
        if (!mark.All(char.IsAsciiHexDigitLower) || !long.TryParse(text.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return false;
        id = new(sequence, mark);
        return true;
    }

    /// <summary>True for the entry that it names: same number, same hash.</summary>
    public bool Names(Entry entry) => this == Of(entry.Sequence, entry.Hash.Span);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence:d12}-{Mark}");
}
