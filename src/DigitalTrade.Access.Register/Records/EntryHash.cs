using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalTrade.Access.Register.Records;

/// <summary>
/// The hash of an entry: SHA-256 over its fields in a fixed order, each as <c>LENGTH:BYTES,</c> with the length in decimal (a netstring).
/// Numbers are decimal, times ISO 8601 in UTC with six decimals, hashes lower-case hexadecimal, lists joined by line feeds. Any
/// language can check a chain with a dozen lines; the project's README has them.
/// </summary>
internal static class EntryHash
{
    private const string Format = "digitaltrade-access-register/1";

    /// <summary>What stands before the first entry.</summary>
    public static readonly ReadOnlyMemory<byte> Nothing = new byte[SHA256.HashSizeInBytes];

    public static byte[] Of(long sequence, DateTimeOffset time, Draft draft, ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Format);
        Add(hash, Number(sequence));
        Add(hash, TimeText(time));
        Add(hash, AnswerKinds.Word(draft.Kind));
        Add(hash, draft.Request);
        Add(hash, Number(draft.Line));
        Add(hash, draft.Asker);
        Add(hash, draft.KeyId ?? "");
        Add(hash, DateText(draft.AsOf));
        Add(hash, draft.Outcome);
        Add(hash, draft.Activities);
        Add(hash, draft.Places);
        Add(hash, draft.Masked);
        Add(hash, draft.Proposal.Span);
        Add(hash, Convert.ToHexStringLower(draft.Answer.Digest.Span));
        Add(hash, Convert.ToHexStringLower(draft.Given.Span));
        Add(hash, draft.Rulebook);
        Add(hash, draft.Engine);
        Add(hash, Convert.ToHexStringLower(previous));
        return hash.GetHashAndReset();
    }

    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string DateText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Add(IncrementalHash hash, ImmutableArray<string> list) => Add(hash, string.Join('\n', list));

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[20];
        bytes.Length.TryFormat(length, out var digits, provider: CultureInfo.InvariantCulture);
        hash.AppendData(length[..digits]);
        hash.AppendData(":"u8);
        hash.AppendData(bytes);
        hash.AppendData(","u8);
    }
}
