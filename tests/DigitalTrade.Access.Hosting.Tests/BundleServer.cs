using System.Net;
using System.Text;
using DigitalTrade.Access.Packs.Bundles;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>An address that bundles come from, on loopback, and that misbehaves when told to.</summary>
internal sealed class BundleServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task answering;
    private readonly string home = Directory.CreateTempSubdirectory("bundles").FullName;

    public BundleServer()
    {
        for (var port = Random.Shared.Next(20_000, 60_000); ; port = Random.Shared.Next(20_000, 60_000))
        {
            listener.Prefixes.Clear();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
            }
            catch (HttpListenerException)
            {
                continue;
            }

            Address = $"http://127.0.0.1:{port}/zone.zip";
            break;
        }

        File.WriteAllText(KeyFile, Key.PublicPem);
        answering = Task.Run(AnswerAsync);
    }

    public string Address { get; }

    public SigningKey Key { get; } = SigningKey.New();

    public string KeyFile => Path.Combine(home, "zone.pub.pem");

    /// <summary>What it gives; with its signature.</summary>
    public (byte[] Content, string Signature, string Tag) Given { get; set; }

    /// <summary>The status of every answer; 200 for what it is.</summary>
    public int Status { get; set; } = 200;

    public TimeSpan Delay { get; set; }

    /// <summary>Sends so many bytes less than it says.</summary>
    public int Short { get; set; }

    public int NotModified { get; private set; }

    public int Asked { get; private set; }

    public void Give(byte[] content, SigningKey? signer = null) => Given = (content, BundleSignature.Sign(content, signer ?? Key), $"\"{content.Length}-{Guid.NewGuid():N}\"");

    /// <summary>A base pack of its own with a measure at a cap.</summary>
    public static byte[] Pack(int cap)
    {
        var folder = Directory.CreateTempSubdirectory("pack").FullName;
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), $$"""
            pack: {id: remote, kind: base, title: {zh: 远程规则, en: Remote rules} }
            instruments:
              - {id: remote-rule, kind: rule, title: {zh: 规定, en: Rule}, issuer: {zh: 某部, en: A ministry}, from: 2020-01-01, verified: verified}
            measures:
              - {key: remote-cap, kind: equity-cap, sectors: ["miit:B11"], max: {{cap}}, text: {zh: 外资不超过{{cap}}%。, en: At most {{cap}} percent foreign.}, cite: {instrument: remote-rule, provision: 第1条 (art. 1)}, from: 2020-01-01, verified: verified}
            """);
        var bytes = BundleWriter.Write(folder);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
        Key.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                if (!listener.IsListening) return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        Asked++;
        await Task.Delay(Delay);
        var signature = http.Request.Url!.AbsolutePath.EndsWith(".jws", StringComparison.Ordinal);
        http.Response.StatusCode = Status;
        if (Status == 200 && !signature && http.Request.Headers["If-None-Match"] == Given.Tag)
        {
            NotModified++;
            http.Response.StatusCode = 304;
        }
        else if (Status == 200)
        {
            var body = signature ? Encoding.UTF8.GetBytes(Given.Signature) : Given.Content;
            if (!signature) http.Response.Headers["ETag"] = Given.Tag;
            http.Response.ContentLength64 = body.Length;
            if (Short > 0 && !signature)
            {
                await http.Response.OutputStream.WriteAsync(body.AsMemory(0, body.Length - Short));
                http.Response.Abort();
                return;
            }

            await http.Response.OutputStream.WriteAsync(body);
        }

        http.Response.Close();
    }
}
