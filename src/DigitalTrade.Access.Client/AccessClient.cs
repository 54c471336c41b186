using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Client;

/// <summary>
/// Asks the service. Every question is safe to repeat, so what fails for a moment is asked again (<see cref="RetryOptions"/>); what
/// the service refuses is an <see cref="AccessProblemException"/> and never an answer. Safe for use by many threads at once.
/// </summary>
public sealed class AccessClient : IDisposable
{
    /// <summary>Proposals in one request of a batch at most.</summary>
    public const int PortionSize = 200;

    // The server takes in a whole portion before it answers: a request longer than this could wait for its own answer to be read.
    private const int PortionBytes = 256 * 1024;

    private readonly HttpClient http;
    private readonly bool owned;
    private readonly Retries retries;

    /// <summary>A client of the service at an address.</summary>
    /// <param name="address">The service, for example <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="key">A key, sent as a bearer token; null for a service that asks for none.</param>
    public AccessClient(Uri address, string? key = null)
        : this(new HttpClient { BaseAddress = Folder(address) })
    {
        owned = true;
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>A client on a connection of the caller's own, which has the service's address; it is not disposed of here.</summary>
    /// <exception cref="ArgumentException">The connection has no address.</exception>
    public AccessClient(HttpClient http, RetryOptions? retry = null)
    {
        if (http.BaseAddress is null) throw new ArgumentException("the connection has no base address", nameof(http));
        (this.http, retries) = (http, new(retry ?? new()));
    }

    /// <summary>May this investment be made, and on what conditions?</summary>
    /// <param name="proposal">What is proposed.</param>
    /// <param name="margins">Also say for which shares and until when the answer stays the same.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="AccessProblemException">The service refused or failed.</exception>
    /// <exception cref="HttpRequestException">The service was not reached.</exception>
    public Task<Determination> DetermineAsync(Proposal proposal, bool margins = false, CancellationToken cancellation = default) =>
        PostAsync("v1/determinations" + (margins ? "?include=margins" : ""), ProposalJson.Of(proposal), Wire.Json.Determination, cancellation);

    /// <summary>What has to be stated before it can be answered.</summary>
    public Task<Inquiry> AskAsync(Proposal proposal, CancellationToken cancellation = default) =>
        PostAsync("v1/questions", ProposalJson.Of(proposal), Wire.Json.Inquiry, cancellation);

    /// <summary>The smallest changes by which it would be permitted; <paramref name="keep"/> names facts that are not to change.</summary>
    public Task<Remedies> RemediesAsync(Proposal proposal, IEnumerable<string>? keep = null, CancellationToken cancellation = default) =>
        PostAsync("v1/remedies" + Query(("keep", keep is null ? null : string.Join(',', keep))), ProposalJson.Of(proposal), Wire.Json.Remedies, cancellation);

    /// <summary>The answers over dates; by default from the earliest list to a year after the proposal's date.</summary>
    public Task<Timeline> TimelineAsync(Proposal proposal, DateOnly? from = null, DateOnly? to = null, CancellationToken cancellation = default) =>
        PostAsync("v1/timelines" + Query(("from", Day(from)), ("to", Day(to))), ProposalJson.Of(proposal), Wire.Json.Timeline, cancellation);

    /// <summary>The proposal's activities at places, each compared with the base place, by default the first.</summary>
    public Task<Matrix> MatrixAsync(
        Proposal proposal, IEnumerable<string> places, IEnumerable<DateOnly>? dates = null, string? basePlace = null, CancellationToken cancellation = default)
    {
        var body = ProposalJson.Of(proposal with { Registered = null });
        body["places"] = new JsonArray([.. places.Select(p => (JsonNode)JsonValue.Create(p))]);
        if (dates is not null) body["dates"] = new JsonArray([.. dates.Select(d => (JsonNode)JsonValue.Create(Day(d)!))]);
        if (basePlace is not null) body["base"] = basePlace;
        return PostAsync("v1/matrices", body, Wire.Json.Matrix, cancellation);
    }

    /// <summary>A memorandum: <c>docx</c>, <c>markdown</c> or <c>html</c>, in <c>zh</c> or <c>en</c>.</summary>
    public async Task<byte[]> MemorandumAsync(
        Proposal proposal, string format = "docx", string language = "zh", string? client = null, string? author = null, string? reference = null,
        CancellationToken cancellation = default)
    {
        var path = "v1/memoranda" + Query(("format", format), ("lang", language), ("client", client), ("author", author), ("reference", reference));
        using var answer = await SendAsync(() => Post(path, Utf8(ProposalJson.Of(proposal)), "application/json"), cancellation).ConfigureAwait(false);
        return await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// One answer a proposal, in the same order, however many there are: they are asked in portions, and no more than a portion is
    /// kept. A proposal that the service cannot read has an error in its place and the batch goes on. Each determination
    /// names its rulebook; portions before and after a change of rules name different ones.
    /// </summary>
    public async IAsyncEnumerable<BatchAnswer> BatchAsync(
        IAsyncEnumerable<Proposal> proposals, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var portion = new MemoryStream();
        var (lines, before) = (0, 0L);
        await foreach (var proposal in proposals.WithCancellation(cancellation).ConfigureAwait(false))
        {
            portion.Write(Utf8(ProposalJson.Of(proposal)));
            portion.WriteByte((byte)'\n');
            if (++lines < PortionSize && portion.Length < PortionBytes) continue;
            foreach (var answer in await PortionAsync(portion.ToArray(), lines, before, cancellation).ConfigureAwait(false)) yield return answer;
            (before, lines) = (before + lines, 0);
            portion.SetLength(0);
        }

        if (lines == 0) yield break;
        foreach (var answer in await PortionAsync(portion.ToArray(), lines, before, cancellation).ConfigureAwait(false)) yield return answer;
    }

    /// <inheritdoc cref="BatchAsync(IAsyncEnumerable{Proposal}, CancellationToken)"/>
    public IAsyncEnumerable<BatchAnswer> BatchAsync(IEnumerable<Proposal> proposals, CancellationToken cancellation = default) =>
        BatchAsync(proposals.ToAsyncEnumerable(), cancellation);

    /// <summary>Activities by what people call them; all without a text.</summary>
    public Task<ActivityListing> ActivitiesAsync(string? text = null, CancellationToken cancellation = default) =>
        GetAsync("v1/activities" + Query(("q", text)), Wire.Json.ActivityListing, cancellation);

    /// <summary>All sector codes.</summary>
    public Task<SectorListing> SectorsAsync(CancellationToken cancellation = default) => GetAsync("v1/sectors", Wire.Json.SectorListing, cancellation);

    /// <summary>Zones by what people call them; all without a text.</summary>
    public Task<ZoneListing> ZonesAsync(string? text = null, CancellationToken cancellation = default) =>
        GetAsync("v1/zones" + Query(("q", text)), Wire.Json.ZoneListing, cancellation);

    /// <summary>Measures by sector, day and place; null does not narrow.</summary>
    public Task<MeasureListing> MeasuresAsync(string? sector = null, DateOnly? on = null, string? at = null, CancellationToken cancellation = default) =>
        GetAsync("v1/measures" + Query(("sector", sector), ("on", Day(on)), ("at", at)), Wire.Json.MeasureListing, cancellation);

    /// <summary>All legal texts.</summary>
    public Task<InstrumentListing> InstrumentsAsync(CancellationToken cancellation = default) => GetAsync("v1/instruments", Wire.Json.InstrumentListing, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned) http.Dispose();
    }

    private async Task<IReadOnlyList<BatchAnswer>> PortionAsync(byte[] lines, int count, long before, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => Post("v1/determinations/batch", lines, "application/x-ndjson"), cancellation).ConfigureAwait(false);
        var answers = BatchAnswer.Read(await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false), before);
        return answers.Count == count ? answers : throw new HttpRequestException($"{count} proposals were asked and {answers.Count} answered");
    }

    private async Task<T> PostAsync<T>(string path, JsonObject body, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var bytes = Utf8(body);
        return await ReadAsync(() => Post(path, bytes, "application/json"), type, cancellation).ConfigureAwait(false);
    }

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        ReadAsync(() => new(HttpMethod.Get, path), type, cancellation);

    private async Task<T> ReadAsync<T>(Func<HttpRequestMessage> request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var answer = await SendAsync(request, cancellation).ConfigureAwait(false);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("the service answered with nothing");
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        var answer = await retries.RunAsync(http, request, cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw await AccessProblemException.OfAsync(answer, cancellation).ConfigureAwait(false);
    }

    private static HttpRequestMessage Post(string path, byte[] body, string type) =>
        new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new(type) } } };

    private static byte[] Utf8(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Query(params ImmutableArray<(string Name, string? Value)> query)
    {
        var stated = query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}").ToArray();
        return stated.Length == 0 ? "" : "?" + string.Join('&', stated);
    }

    // Paths are taken relative to a folder; without the slash the last part of an address would be lost.
    private static Uri Folder(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
}
