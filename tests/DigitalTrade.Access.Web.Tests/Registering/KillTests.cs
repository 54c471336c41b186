using System.Collections.Concurrent;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Web.Tests.Registering;

/// <summary>Killed at any moment, the service has kept what it acknowledged.</summary>
[NonParallelizable]
public sealed class KillTests
{
    [TestCase(8)]
    [TestCase(200, Category = "Long")]
    public async Task Nothing_acknowledged_is_lost(int kills)
    {
        using var rules = new TinyRules(50);
        await using var place = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var given = new ConcurrentBag<EntryId>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var service = await WebProcess.StartAsync(rules.Folder, place.Setting);
            var (before, after) = (given.Count, 1 + (kill * 37 % 90));
            using var enough = new SemaphoreSlim(0);
            var dead = 0;
            // The kill falls between requests that are on their way: eight are, always.
            var askers = Enumerable.Range(0, 8).Select(asker => Task.Run(async () =>
            {
                for (var i = 0; Volatile.Read(ref dead) == 0; i++)
                {
                    if (await WebProcess.AskAsync(service.Client, (kill * 1009) + (asker * 97) + i) is { } id)
                    {
                        given.Add(id);
                        if (given.Count >= before + after) enough.Release();
                    }
                }
            })).ToArray();
            Assert.That(await enough.WaitAsync(TimeSpan.FromSeconds(60)), "the service stopped answering");
            service.Kill();
            Volatile.Write(ref dead, 1);
            await Task.WhenAll(askers);
            if (kills > 50 && kill % 10 != 9) continue;
            await CheckAsync(place, given);
        }

        await CheckAsync(place, given);
        await TestContext.Out.WriteLineAsync($"{kills} kills, {given.Count} acknowledged entries, none lost");
    }

    [Test]
    public async Task Stopped_in_good_order_it_finishes_what_it_has()
    {
        using var rules = new TinyRules(50);
        await using var place = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        using var service = await WebProcess.StartAsync(rules.Folder, place.Setting);
        var asked = Enumerable.Range(0, 200).Select(i => Task.Run(() => WebProcess.AskAsync(service.Client, i))).ToArray();
        await asked[0];
        var exit = await service.TerminateAsync();
        var ids = (await Task.WhenAll(asked)).OfType<EntryId>().ToList();
        Assert.That(exit, Is.Zero);
        Assert.That(ids, Is.Not.Empty);
        await CheckAsync(place, ids);
    }

    internal static async Task CheckAsync(TestDatabase place, IReadOnlyCollection<EntryId> given)
    {
        await using var database = place.Open();
        var reader = new RegisterReader(database);
        var verdict = await Verification.OfAsync(reader, given.MaxBy(i => i.Sequence), default);
        Assert.That(verdict.Faults, Is.Empty);
        var there = new HashSet<EntryId>();
        await foreach (var entry in reader.AllAsync(null, default)) there.Add(entry.Id);
        Assert.That(given.Where(id => !there.Contains(id)), Is.Empty);
        Assert.That(given.Distinct().Count(), Is.EqualTo(given.Count));
    }
}
