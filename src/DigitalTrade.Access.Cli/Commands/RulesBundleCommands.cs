using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using DigitalTrade.Access.Packs.Bundles;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules build</c>, <c>sign</c> and <c>push</c>: a pack as one file, signed, to the service.</summary>
internal static class RulesBundleCommands
{
    public const string SignatureEnding = ".jws";
    private const string KeyVariable = "DTA_API_KEY";

    public static Command Build(Run run)
    {
        var folder = new Argument<string>("DIR") { Description = "folder of one pack, with its `pack.yaml`" };
        var output = new Option<string>("-o") { Description = "the bundle to write", HelpName = "FILE", Required = true };
        var command = new Command("build", "Make one bundle of a pack: the same files give the same bytes") { folder, output };
        command.SetAction(parsed => Tell(() =>
        {
            var bytes = BundleWriter.Write(Path.GetFullPath(parsed.GetValue(folder)!, run.Here.Directory));
            File.WriteAllBytes(Path.GetFullPath(parsed.GetValue(output)!, run.Here.Directory), bytes);
            var bundle = BundleReader.Read(bytes);
            run.WriteLine($"{bundle.Manifest.Pack} {bundle.Digest} rules {bundle.Manifest.Revision}, {bundle.Files.Count} files");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Sign(Run run)
    {
        var file = new Argument<string>("BUNDLE") { Description = "the bundle" };
        var key = new Option<string>("--key") { Description = "the private key, `….key.pem`", HelpName = "FILE", Required = true };
        var output = new Option<string?>("-o") { Description = "the signature to write; by default the bundle's name and `.jws`", HelpName = "FILE" };
        var command = new Command("sign", "Sign a bundle: a detached JWS (ES256)") { file, key, output };
        command.SetAction(parsed => Tell(() =>
        {
            var bytes = File.ReadAllBytes(Path.GetFullPath(parsed.GetValue(file)!, run.Here.Directory));
            BundleReader.Read(bytes);
            using var signer = SigningKey.Read(File.ReadAllText(Path.GetFullPath(parsed.GetValue(key)!, run.Here.Directory)));
            var to = parsed.GetValue(output) ?? parsed.GetValue(file)! + SignatureEnding;
            File.WriteAllText(Path.GetFullPath(to, run.Here.Directory), BundleSignature.Sign(bytes, signer) + "\n");
            run.WriteLine($"{to} {signer.Id}");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Push(Run run)
    {
        var file = new Argument<string>("BUNDLE") { Description = "the bundle, its signature beside it as `.jws`" };
        var to = new Option<string>("--to") { Description = "address of the service", HelpName = "URL", Required = true };
        var key = new Option<string?>("--key") { Description = $"API key with the scope pack-admin; by default what `{KeyVariable}` in the environment says", HelpName = "KEY" };
        var command = new Command("push", "Upload a signed bundle; it is checked there and not yet live") { file, to, key };
        command.SetAction((parsed, cancellation) => PushAsync(
            run, Path.GetFullPath(parsed.GetValue(file)!, run.Here.Directory), Address(parsed.GetValue(to)!), parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable), cancellation));
        return command;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var to) && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && to.IsLoopback))
            ? to : throw new Refusal($"a key is not sent to `{text}`", "use https, or http to this machine");

    private static async Task<int> PushAsync(Run run, string file, Uri to, string? key, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(key)) throw new Refusal("there is no API key", $"name it with `--key KEY` or `{KeyVariable}`");
        if (!File.Exists(file + SignatureEnding)) throw new Refusal($"no signature `{Path.GetFileName(file)}{SignatureEnding}` beside the bundle", "`dta rules sign BUNDLE --key FILE` makes it");
        var bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
        var pack = Tell(() => BundleReader.Read(bytes)).Manifest.Pack;
        using var client = new HttpClient { BaseAddress = to, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        try
        {
            using var state = await client.GetAsync(new Uri($"/v1/packs/{pack}", UriKind.Relative), cancellation).ConfigureAwait(false);
            if (state.StatusCode != HttpStatusCode.OK) return await AnsweredAsync(run, state, cancellation).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/packs/{pack}") { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new("application/zip");
            if (state.Headers.ETag is { } tag) request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag.Tag));
            request.Headers.Add("Pack-Signature", (await File.ReadAllTextAsync(file + SignatureEnding, cancellation).ConfigureAwait(false)).Trim());
            using var answer = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            return await AnsweredAsync(run, answer, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new Refusal(ExitCode.Failure, [($"the service does not answer: {e.Message}", null)]);
        }
    }

    private static async Task<int> AnsweredAsync(Run run, HttpResponseMessage answer, CancellationToken cancellation)
    {
        run.WriteLine(Explanations.Reports.Visible.Of(await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)));
        if (!answer.IsSuccessStatusCode) run.Error($"the service answered {(int)answer.StatusCode}", null);
        return answer.IsSuccessStatusCode ? ExitCode.Done : answer.StatusCode == HttpStatusCode.UnprocessableEntity ? ExitCode.Packs : ExitCode.Failure;
    }

    public static T Tell<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (BundleException e)
        {
            throw new Refusal(ExitCode.Packs, [(e.Message, e.Help)]);
        }
    }
}
