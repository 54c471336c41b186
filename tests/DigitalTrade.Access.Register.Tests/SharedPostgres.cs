using DigitalTrade.Access.Register.Tests.Databases;

#pragma warning disable CA1050 // Without a namespace it is for every test of the assembly.
#pragma warning disable IDE0130

/// <summary>Stops what the tests of this assembly shared.</summary>
[SetUpFixture]
public sealed class SharedPostgres
{
    [OneTimeTearDown]
    public Task StopAsync() => PostgresServer.StopSharedAsync();
}
