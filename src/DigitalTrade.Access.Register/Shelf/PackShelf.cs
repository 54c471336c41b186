using System.Collections.Immutable;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Space;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Shelf;

/// <summary>Settings of the section <c>Access:Shelf</c>.</summary>
public sealed class ShelfOptions
{
    /// <summary>Files with the public keys (PEM) whose signatures are taken; none: no pack can be uploaded.</summary>
    public IList<string> Keys { get; } = [];
}

/// <summary>
/// The packs that zones have uploaded: checked on the way in, activated now or on a date, rolled back; each step kept with who and
/// when. What is live is compiled with the folders by every process that shares the database.
/// </summary>
internal sealed class PackShelf(ShelfTable table, LiveBundles live, RulebookHolder holder, IOptions<AccessOptions> rules, IOptions<ShelfOptions> options, TimeProvider time) : IDisposable
{
    private const string Source = "shelf";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly Lazy<ImmutableArray<SigningKey>> trusted = new(() => [.. options.Value.Keys.Select(f => SigningKey.Read(File.ReadAllText(f)))]);
    private readonly SemaphoreSlim refreshing = new(1, 1);

    /// <summary>The legal date in China.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Shanghai).DateTime);

    public Changes Changes => table.Changes;

    public async Task<ShelfState> StateAsync(string pack, CancellationToken cancellation) =>
        ShelfState.Of(pack, await table.StepsAsync(pack, cancellation).ConfigureAwait(false), Today);

    public async Task<ImmutableArray<ShelfStep>> HistoryAsync(string pack, CancellationToken cancellation) => [.. await table.StepsAsync(pack, cancellation).ConfigureAwait(false)];

    /// <summary>Reads an upload without keeping it: its signature, then its content.</summary>
    /// <exception cref="BundleException">It is not taken.</exception>
    public (Bundle Bundle, string Signer) Read(ReadOnlyMemory<byte> content, string? signature)
    {
        var signer = BundleSignature.Check(content.Span, signature, trusted.Value);
        return (BundleReader.Read(content), signer.Id);
    }

    /// <summary>The territory of the pack's last bundle; empty before the first.</summary>
    public async Task<ImmutableArray<string>> TerritoryAsync(string pack, CancellationToken cancellation) =>
        (await StateAsync(pack, cancellation).ConfigureAwait(false)).Uploaded is { } digest ? (await BundleAsync(pack, digest, cancellation).ConfigureAwait(false)).Manifest.Territory : [];

    /// <summary>Checks a bundle against everything and keeps it; nothing becomes live.</summary>
    /// <exception cref="ShelfException">It is not sound, or somebody else was first.</exception>
    public async Task<ShelfState> UploadAsync((Bundle Bundle, string Signer) read, byte[] content, string signature, long expected, string who, CancellationToken cancellation)
    {
        var pack = read.Bundle.Manifest.Pack;
        await ExpectAsync(pack, expected, cancellation).ConfigureAwait(false);
        _ = ShelfCheck.Sound(Folders, Others(pack), read.Bundle, Today);
        await StepAsync(new(pack, expected + 1, ShelfStep.Uploaded, read.Bundle.Digest, Today, who, time.GetUtcNow()), (content, signature, read.Signer), cancellation).ConfigureAwait(false);
        return await StateAsync(pack, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a bundle would change of what is live, on a legal date.</summary>
    public async Task<ComparisonResult> PreviewAsync(string pack, string digest, DateOnly on, CancellationToken cancellation)
    {
        var bundle = await BundleAsync(pack, digest, cancellation).ConfigureAwait(false);
        var with = ShelfCheck.Sound(Folders, Others(pack), bundle, on);
        return Comparison.Of(new(holder.Required.Rulebook, on), new(with.Rulebook!, on));
    }

    /// <summary>Makes a bundle live, from now or from a later legal date.</summary>
    public async Task<ShelfState> ActivateAsync(string pack, string digest, DateOnly from, long expected, string who, CancellationToken cancellation)
    {
        await ExpectAsync(pack, expected, cancellation).ConfigureAwait(false);
        _ = ShelfCheck.Sound(Folders, Others(pack), await BundleAsync(pack, digest, cancellation).ConfigureAwait(false), from);
        return await DecideAsync(new(pack, expected + 1, ShelfStep.Activated, digest, from, who, time.GetUtcNow()), cancellation).ConfigureAwait(false);
    }

    /// <summary>Back to what was live before; to none when that was nothing.</summary>
    public async Task<ShelfState> RollBackAsync(string pack, long expected, string who, CancellationToken cancellation)
    {
        var steps = await table.StepsAsync(pack, cancellation).ConfigureAwait(false);
        var today = Today;
        var state = ShelfState.Of(pack, steps, today);
        if (state is { Active: null, Pending: null }) throw new ShelfException(ShelfRefusal.Unknown, $"pack `{pack}` is not live");

        // What waits for its day is called off; what is live gives way to what was before.
        var back = state.Pending is not null ? state.Active : ShelfState.Before(steps, today);
        return await DecideAsync(new(pack, expected + 1, ShelfStep.RolledBack, back, today, who, time.GetUtcNow()), cancellation).ConfigureAwait(false);
    }

    /// <summary>Puts what is live on this date among the rules.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await refreshing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var today = Today;
            var bundles = new List<Bundle>();
            foreach (var pack in (await table.AllStepsAsync(cancellation).ConfigureAwait(false)).GroupBy(s => s.Pack))
            {
                if (ShelfState.Of(pack.Key, [.. pack], today).Active is { } digest) bundles.Add(await BundleAsync(pack.Key, digest, cancellation).ConfigureAwait(false));
            }

            live.Put(Source, bundles);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public Task PrepareAsync(CancellationToken cancellation) => table.PrepareAsync(cancellation);

    public void Dispose()
    {
        refreshing.Dispose();
        if (!trusted.IsValueCreated) return;
        foreach (var key in trusted.Value) key.Dispose();
    }

    private IReadOnlyList<string> Folders => [.. rules.Value.RuleFolders];

    private ImmutableArray<Bundle> Others(string pack) => [.. live.All.Where(b => b.Manifest.Pack != pack)];

    private async Task<ShelfState> DecideAsync(ShelfStep step, CancellationToken cancellation)
    {
        await StepAsync(step, null, cancellation).ConfigureAwait(false);
        await RefreshAsync(cancellation).ConfigureAwait(false);
        return await StateAsync(step.Pack, cancellation).ConfigureAwait(false);
    }

    private async Task StepAsync(ShelfStep step, (byte[], string, string)? bundle, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation).ConfigureAwait(false);
        await table.AddAsync(step, bundle, cancellation).ConfigureAwait(false);
    }

    // Before the work of the checks; the database asks again when the step is kept.
    private async Task ExpectAsync(string pack, long expected, CancellationToken cancellation)
    {
        var number = (await StateAsync(pack, cancellation).ConfigureAwait(false)).Number;
        if (number != expected) throw new ShelfException(ShelfRefusal.Overtaken, $"pack `{pack}` is at revision {number}, not {expected}: somebody else was first") { Number = number };
    }

    private async Task<Bundle> BundleAsync(string pack, string digest, CancellationToken cancellation)
    {
        if (await table.BundleAsync(digest, cancellation).ConfigureAwait(false) is not var (content, _)) throw new ShelfException(ShelfRefusal.Unknown, $"pack `{pack}` has no bundle `{digest}`");
        var bundle = BundleReader.Read(content);
        return bundle.Manifest.Pack == pack && bundle.Digest == digest ? bundle : throw new ShelfException(ShelfRefusal.Unknown, $"pack `{pack}` has no bundle `{digest}`");
    }
}
