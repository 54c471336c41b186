using DigitalTrade.Access.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Client.Tests;

/// <summary>The service itself, on the shipped rules and a free port of the loopback.</summary>
[SetUpFixture]
public sealed class Running
{
    private static WebApplication app = null!;

    internal static Uri Address { get; private set; } = null!;

    internal static string Root { get; } = Find();

    [OneTimeSetUp]
    public static async Task Start()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.AddAccessWeb();
        builder.Logging.ClearProviders();
        app = builder.Build().MapAccess();
        await app.StartAsync();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }
}
