namespace DigitalTrade.Access.Web.Tests;

/// <summary>One service on the shipped rules for the fixtures that only ask it.</summary>
[SetUpFixture]
public sealed class Shipped
{
    internal static AccessServer Server { get; private set; } = null!;

    [OneTimeSetUp]
    public static async Task Start() => Server = await AccessServer.StartAsync();

    [OneTimeTearDown]
    public static async Task Stop() => await Server.DisposeAsync();
}
