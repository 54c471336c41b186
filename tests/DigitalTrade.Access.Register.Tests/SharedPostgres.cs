using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Register.Tests;

/// <summary>Stops what the tests shared.</summary>
[SetUpFixture]
public sealed class SharedPostgres
{
    [OneTimeTearDown]
    public Task StopAsync() => PostgresServer.StopSharedAsync();
}
