using System.Security.Cryptography;

namespace DigitalTrade.Access.Packs.Bundles;

/// <summary>A key of ECDSA on the curve P-256: the public part to check with, and for who signs the private one.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key, bool mayTheySign) =>
        (this.key, MaySign, Id) = (key, mayTheySign, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8)));

    /// <summary>What signatures call it: the beginning of the SHA-256 of its public part.</summary>
    public string Id { get; }

    /// <summary>True when the private part is there.</summary>
    public bool MaySign { get; }

    /// <summary>The public part as PEM.</summary>
    public string PublicPem => key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The private part as PEM (PKCS #8). Whoever has it signs in your name.</summary>
    public string PrivatePem => key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>A new key.</summary>
    public static SigningKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), true);

    /// <summary>The key of a PEM text, with or without its private part.</summary>
    /// <exception cref="BundleException">It is no such key.</exception>
    public static SigningKey Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(false);
            if (key.KeySize != 256 || parameters.Curve.Oid.Value is not "1.2.840.10045.3.1.7") throw new BundleException("the key is not on the curve P-256", "make one with `dta keys signing new`");
            return new(key, pem.Contains("PRIVATE KEY", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new BundleException("the key cannot be read as PEM", "make one with `dta keys signing new`");
        }
        catch (BundleException)
        {
            key.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    internal byte[] Sign(byte[] hash) => key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal bool Verifies(byte[] hash, byte[] signature) => key.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
