using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using DigitalTrade.Access.Packs.Bundles;
using Polly;

namespace DigitalTrade.Access.Hosting;

/// <summary>How a source of bundles is.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Status">ready, or degraded: an older bundle is used.</param>
/// <param name="Since">Since when it is degraded; null when it is not.</param>
/// <param name="LastSuccess">When it last answered with a bundle that was taken; null when it has not since the start.</param>
/// <param name="Pack">Id of the pack, or null.</param>
/// <param name="Revision">Revision of its rules, or null.</param>
/// <param name="Digest">SHA-256 of the bundle, or null.</param>
/// <param name="Problem">What is wrong, or null.</param>
public sealed record SourceStatus(
    string Address, string Status, DateTimeOffset? Since, DateTimeOffset? LastSuccess, string? Pack, string? Revision, string? Digest, string? Problem);

/// <summary>One address that a bundle comes from, and the last bundle that was taken, also on disk.</summary>
internal sealed class BundleSource(Uri address, string? stateFolder, HttpClient client, ResiliencePipeline pipeline, IReadOnlyList<SigningKey> trusted, TimeProvider time)
{
    private const int MostOfSignature = 4096;
    private readonly string? copy = stateFolder is null ? null : Path.Combine(stateFolder, "bundles", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)).AsSpan(0, 12)));
    private EntityTagHeaderValue? tag;
    private DateTimeOffset? since;
    private DateTimeOffset? succeeded;
    private string? problem;

    public Bundle? Bundle { get; private set; }

    public SourceStatus Status => new(
        address.AbsoluteUri, since is null ? "ready" : "degraded", since, succeeded, Bundle?.Manifest.Pack, Bundle?.Manifest.Revision, Bundle?.Digest, problem);

    /// <summary>Takes the copy on disk, if it still holds.</summary>
    public void Recall()
    {
        if (copy is null || !File.Exists(copy + ".zip")) return;
        try
        {
            var content = File.ReadAllBytes(copy + ".zip");
            BundleSignature.Check(content, File.ReadAllText(copy + ".jws"), trusted);
            Bundle = BundleReader.Read(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BundleException)
        {
            problem = $"the copy on disk cannot be used: {e.Message}";
        }
    }

    /// <summary>Asks the address; true when another bundle was taken. What is not taken leaves the last one.</summary>
    public async Task<bool> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var had = Bundle?.Digest;
            await pipeline.ExecuteAsync(OnceAsync, cancellation).ConfigureAwait(false);
            (since, problem, succeeded) = (null, null, time.GetUtcNow());
            return Bundle?.Digest != had;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or BundleException or IOException or ExecutionRejectedException or OperationCanceledException)
        {
            since ??= time.GetUtcNow();
            problem = e is ExecutionRejectedException ? "the address does not answer" : e.Message;
            return false;
        }
    }

    private async ValueTask OnceAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null && Bundle is not null) request.Headers.IfNoneMatch.Add(tag);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.NotModified && tag is not null) return;
        answer.EnsureSuccessStatusCode();
        var content = await ReadAsync(answer, Packs.Bundles.Bundle.MostBytes, cancellation).ConfigureAwait(false);
        using var beside = await client.GetAsync(new Uri(address.GetLeftPart(UriPartial.Path) + ".jws" + address.Query), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        beside.EnsureSuccessStatusCode();
        var signature = Encoding.UTF8.GetString(await ReadAsync(beside, MostOfSignature, cancellation).ConfigureAwait(false));
        BundleSignature.Check(content, signature, trusted);
        var bundle = BundleReader.Read(content);
        if (Bundle is { } last && last.Manifest.Pack != bundle.Manifest.Pack) throw new BundleException($"the bundle is of pack `{bundle.Manifest.Pack}`, until now `{last.Manifest.Pack}`");
        Keep(content, signature);
        (Bundle, tag) = (bundle, answer.Headers.ETag);
    }

    // Not a byte more than is asked for, whatever the header says.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, int most, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var content = new byte[most + 1];
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return length <= most ? content[..length] : throw new BundleException($"the answer is longer than {most} bytes");
    }

    private void Keep(byte[] content, string signature)
    {
        if (copy is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllText(copy + ".jws", signature);
        File.WriteAllBytes(copy + ".zip.new", content);
        File.Move(copy + ".zip.new", copy + ".zip", overwrite: true);
    }
}
