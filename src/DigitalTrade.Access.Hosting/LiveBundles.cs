using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Bundles;

namespace DigitalTrade.Access.Hosting;

/// <summary>
/// The bundles that are compiled together with the folders, by who put them there. Whoever puts others has them read at once:
/// whole, or not at all.
/// </summary>
public sealed class LiveBundles
{
    private ImmutableSortedDictionary<string, ImmutableArray<Bundle>> bySource = ImmutableSortedDictionary<string, ImmutableArray<Bundle>>.Empty;

    /// <summary>Raised after each change.</summary>
    public event Action? Changed;

    /// <summary>All bundles, in order of source and pack.</summary>
    public ImmutableArray<Bundle> All => [.. Volatile.Read(ref bySource).Values.SelectMany(b => b)];

    internal string Stamp => string.Join(',', All.Select(b => b.Digest));

    /// <summary>Puts a source's bundles in place of those it had; true when they are others.</summary>
    public bool Put(string source, IEnumerable<Bundle> bundles)
    {
        ImmutableArray<Bundle> ordered = [.. bundles.OrderBy(b => b.Manifest.Pack, StringComparer.Ordinal)];
        var changed = ImmutableInterlocked.Update(ref bySource, (all, one) => Same(all, one.source, one.ordered) ? all : all.SetItem(one.source, one.ordered), (source, ordered));
        if (changed) Changed?.Invoke();
        return changed;
    }

    private static bool Same(ImmutableSortedDictionary<string, ImmutableArray<Bundle>> all, string source, ImmutableArray<Bundle> bundles) =>
        all.TryGetValue(source, out var had) ? had.Select(b => b.Digest).SequenceEqual(bundles.Select(b => b.Digest)) : bundles.IsEmpty;
}
