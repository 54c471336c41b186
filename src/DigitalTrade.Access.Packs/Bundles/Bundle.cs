using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTrade.Access.Packs.Bundles;

/// <summary>One pack in one file, read and found whole: a zip of its rule files with a manifest.</summary>
public sealed record Bundle
{
    /// <summary>Folder below which the files of bundles stand in a rulebook.</summary>
    public const string Root = "packs";

    /// <summary>Most bytes of a bundle: 1 MiB.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>What it says of itself; agrees with its files.</summary>
    public required BundleManifest Manifest { get; init; }

    /// <summary>Rule files and cases by path below the pack's folder, with slashes.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Files { get; init; }

    /// <summary>SHA-256 of the whole file, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }
}

/// <summary>The <c>manifest.json</c> of a bundle.</summary>
/// <param name="Format">1.</param>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Version">What its authors call it; empty when they call it nothing.</param>
/// <param name="Local">True for a zone's own pack.</param>
/// <param name="Territory">The zones of a local pack; empty for a base pack.</param>
/// <param name="Title">Title.</param>
/// <param name="Revision">SHA-256 of its rules, without its cases.</param>
/// <param name="Files">Every file, ordered by path.</param>
public sealed record BundleManifest(
    int Format, string Pack, string Version, bool Local, ImmutableArray<string> Territory, Text Title, string Revision, ImmutableArray<BundledFile> Files);

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Path below the pack's folder, with slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 in hexadecimal.</param>
public sealed record BundledFile(string Path, int Size, string Sha256);

/// <summary>Why a bundle, a signature or a key is not taken.</summary>
#pragma warning disable CA1032 // Made only here.
public sealed class BundleException(string message, string? help = null) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>What to do about it, or null.</summary>
    public string? Help { get; } = help;
}

/// <summary>JSON of bundles.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(BundleManifest))]
[JsonSerializable(typeof(SignatureHeader))]
internal sealed partial class BundleJson : JsonSerializerContext;
