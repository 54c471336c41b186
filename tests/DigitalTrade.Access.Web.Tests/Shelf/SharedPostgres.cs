using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Web.Tests.Shelf;

/// <summary>Stops the server that the tests shared.</summary>
[SetUpFixture]
public sealed class SharedPostgres
{
    [OneTimeTearDown]
    public Task StopAsync() => PostgresServer.StopSharedAsync();
}
