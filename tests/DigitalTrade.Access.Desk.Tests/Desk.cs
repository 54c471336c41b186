using DigitalTrade.Access.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace DigitalTrade.Access.Desk.Tests;

/// <summary>The service on a free port of the loopback, and a browser; both once for all tests.</summary>
[SetUpFixture]
public sealed class Desk
{
    private const string Chromium = "/usr/bin/chromium";

    // No request but those of the pages: whatever else leaves the host is the page's fault.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static WebApplication? app;
    private static IPlaywright? playwright;

    internal static IBrowser Browser { get; private set; } = null!;

    internal static Uri Address { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (!File.Exists(Chromium))
        {
            const string Missing = $"there is no browser at `{Chromium}`: install `chromium` and `fonts-noto-cjk`";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Missing);
            Assert.Ignore(Missing);
        }

        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.AddAccessWeb();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        app = builder.Build().MapAccess();
        await app.StartAsync();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments, Headless = true });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null) await Browser.CloseAsync();
        playwright?.Dispose();
        if (app is not null) await app.DisposeAsync();
    }
}
