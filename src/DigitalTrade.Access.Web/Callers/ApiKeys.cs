using System.Collections.Frozen;
using System.Security.Cryptography;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Keys;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// The API keys as a request sees them: all of them, read again when a request comes and they are older than a second. So a revoked
/// key stops within a second, and somebody who guesses keys costs no more than a hash.
/// </summary>
/// <param name="time">The clock by which keys expire.</param>
/// <param name="database">Where the keys are.</param>
internal sealed class ApiKeys(TimeProvider time, Database database) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // While the database does not answer; after that nobody's key can be judged.
    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(10);
    private static readonly byte[] NoDigest = new byte[SHA256.HashSizeInBytes];

    private readonly KeyTable table = new(database, time);
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;

    /// <summary>True for what is meant to be a key, right or wrong.</summary>
    public static bool Looks(string token) => token.StartsWith(KeyText.Mark, StringComparison.Ordinal);

    /// <summary>True when there is a key that holds.</summary>
    /// <exception cref="IdentityUnavailableException">The keys cannot be read.</exception>
    public async Task<bool> AnyAsync(CancellationToken cancellation) =>
        (await KnownAsync(cancellation)).Keys.Values.Any(k => k.Key.Holds(time.GetUtcNow()));

    /// <summary>The caller whose key it is, or null: unknown, expired and revoked are not told apart, nor by the time it takes.</summary>
    /// <exception cref="IdentityUnavailableException">The keys cannot be read.</exception>
    public async Task<Caller?> FindAsync(string text, CancellationToken cancellation)
    {
        var keys = (await KnownAsync(cancellation)).Keys;
        var (key, digest) = KeyText.IdOf(text) is { } id && keys.TryGetValue(id, out var found) ? found : (null, NoDigest);
        var same = CryptographicOperations.FixedTimeEquals(KeyText.Digest(text), digest);
        return same && key is not null && key.Holds(time.GetUtcNow()) ? Of(key) : null;
    }

    public void Dispose() => reading.Dispose();

    private static Caller Of(ApiKey key) => new() { Name = key.Name, KeyId = key.Id, Scopes = key.Scopes.ToFrozenSet(), Territory = key.Territory };

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        if (known is { } now && time.GetElapsedTime(now.ReadAt) < Fresh) return now;
        await reading.WaitAsync(cancellation);
        try
        {
            if (known is { } meanwhile && time.GetElapsedTime(meanwhile.ReadAt) < Fresh) return meanwhile;
            var started = time.GetTimestamp();
            var all = await table.ListAsync(cancellation);
            return known = new(all.ToFrozenDictionary(k => k.Key.Id), started);
        }
        catch (DatabaseException e)
        {
            if (known is { } old && time.GetElapsedTime(old.ReadAt) < Usable) return old;
            throw new IdentityUnavailableException(e);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Known(FrozenDictionary<string, (ApiKey Key, byte[] Digest)> Keys, long ReadAt);
}
