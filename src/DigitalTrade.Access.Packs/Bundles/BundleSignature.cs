using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTrade.Access.Packs.Bundles;

/// <summary>The protected header of a signature; a member more is a refusal.</summary>
/// <param name="Alg">ES256.</param>
/// <param name="Kid">Id of the key.</param>
/// <param name="B64">False: the bundle is signed as it is.</param>
/// <param name="Crit">b64.</param>
internal sealed record SignatureHeader(
    [property: JsonPropertyName("alg")] string Alg, [property: JsonPropertyName("kid")] string Kid, [property: JsonPropertyName("b64")] bool B64, [property: JsonPropertyName("crit")] string[] Crit);

/// <summary>A detached signature over the bytes of a bundle: JWS with an unencoded payload (RFC 7515 appendix F, RFC 7797), ES256 only.</summary>
public static class BundleSignature
{
    private const int MostOfSignature = 2048;

    /// <summary>Signs.</summary>
    public static string Sign(ReadOnlySpan<byte> bundle, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.MaySign) throw new BundleException("the key has no private part", "sign with the `.key.pem`, check with the `.pub.pem`");
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{key.Id}}","b64":false,"crit":["b64"]}"""));
        return $"{header}..{Base64Url.EncodeToString(key.Sign(Hash(header, bundle)))}";
    }

    /// <summary>Checks a signature against the keys that are trusted; gives the key that made it.</summary>
    /// <exception cref="BundleException">It is missing, forged, of another bundle or of a key that is not trusted.</exception>
    public static SigningKey Check(ReadOnlySpan<byte> bundle, string? signature, IEnumerable<SigningKey> trusted)
    {
        if (string.IsNullOrWhiteSpace(signature)) throw new BundleException("the bundle is not signed", "sign it with `dta rules sign`");
        var parts = signature.Trim().Split('.');
        if (signature.Length > MostOfSignature || parts is not [var written, "", var value] || Decode(written) is not { } json || Decode(value) is not { Length: 64 } made || Header(json) is not { } header)
            throw new BundleException("the signature is not a detached JWS", "sign it with `dta rules sign`");
        if (header is not { Alg: "ES256", B64: false, Crit: ["b64"] }) throw new BundleException("the signature is not made with ES256 over the bundle as it is");
        var key = trusted.FirstOrDefault(k => k.Id == header.Kid) ?? throw new BundleException("the bundle is signed with a key that is not trusted here", "its public part has to be configured");
        return key.Verifies(Hash(written, bundle), made) ? key : throw new BundleException("the signature is not of this bundle: one of them was changed");
    }

    private static byte[] Hash(string header, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(header + "."));
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    private static SignatureHeader? Header(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BundleJson.Default.SignatureHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
