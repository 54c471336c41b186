using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>The service on a free port of the loopback, with a client.</summary>
internal sealed class AccessServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private AccessServer(WebApplication app, LogLines log)
    {
        (this.app, Log) = (app, log);
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new() { BaseAddress = Address };
    }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => app.Services;

    public RulebookHolder Holder => app.Services.GetRequiredService<RulebookHolder>();

    /// <summary>On the shipped rules.</summary>
    public static Task<AccessServer> StartAsync(TimeProvider? time = null) => RunAsync(time, []);

    /// <summary>On rules of the test's own, looked through often.</summary>
    public static Task<AccessServer> StartAsync(string rules, params string[] settings) => RunAsync(
        null,
        ["--Access:RuleFolders:0", rules, "--Access:PollInterval", "00:00:00.050", "--Access:QuietPeriod", "00:00:00.010", .. settings]);

    /// <summary>With further endpoints.</summary>
    public static Task<AccessServer> StartAsync(Action<WebApplication> map, string rules, params string[] settings) =>
        RunAsync(null, ["--Access:RuleFolders:0", rules, .. settings], map);

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string mediaType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return await Client.PostAsync(path, content);
    }

    /// <summary>A determination, which has to be 200.</summary>
    public async Task<JsonNode> DetermineAsync(string proposal)
    {
        using var answer = await PostAsync("/v1/determinations", proposal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(path))!;

    /// <summary>Waits until what is served is so, ten seconds at most; returns how long it took.</summary>
    public async Task<TimeSpan> UntilAsync(Func<Serving, bool> so)
    {
        var waited = Stopwatch.StartNew();
        while (!so(Holder.Required))
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "what was waited for has not come about");
            await Task.Delay(5);
        }

        return waited.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<AccessServer> RunAsync(TimeProvider? time, string[] settings, Action<WebApplication>? map = null)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", .. settings]);
        if (time is not null) builder.Services.AddSingleton(time);
        builder.AddAccessWeb();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        var app = builder.Build().MapAccess();
        map?.Invoke(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app, log);
    }
}
