using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Register.Tests.Keys;

/// <summary>What is kept of a key, on both kinds of database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class KeyTableTests(DatabaseKind kind)
{
    private TestDatabase place = null!;

    [SetUp]
    public async Task MakeAsync() => place = await TestDatabase.NewAsync(kind);

    [TearDown]
    public async Task RemoveAsync() => await place.DisposeAsync();

    [Test]
    public async Task Key_is_kept_as_it_was_made_without_its_text()
    {
        await using var database = place.Open();
        var keys = new KeyTable(database, TimeProvider.System);
        var end = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (made, text) = await keys.AddAsync("临港", [Scope.PackAdmin, Scope.Ask, Scope.Ask], "sh-lingang", end, default);
        await using var other = place.Open();
        var (kept, digest) = (await new KeyTable(other, TimeProvider.System).ListAsync(default)).Single();
        Assert.Multiple(() =>
        {
            Assert.That((kept.Id, kept.Name, kept.Territory, kept.Expires, kept.Revoked), Is.EqualTo((made.Id, "临港", "sh-lingang", (DateTimeOffset?)end, (DateTimeOffset?)null)));
            Assert.That(kept.Scopes, Is.EqualTo(new[] { Scope.Ask, Scope.PackAdmin }));
            Assert.That(KeyText.IdOf(text), Is.EqualTo(kept.Id));
            Assert.That(digest, Is.EqualTo(KeyText.Digest(text)));
            Assert.That(text, Does.Not.Contain(Convert.ToHexStringLower(digest)));
        });
    }

    [Test]
    public async Task Revoking_is_for_good_and_of_one_key()
    {
        await using var database = place.Open();
        var keys = new KeyTable(database, TimeProvider.System);
        var (one, _) = await keys.AddAsync("one", [Scope.Ask], null, null, default);
        var (two, _) = await keys.AddAsync("two", [Scope.Ask], null, null, default);
        var first = await keys.RevokeAsync(one.Id, default);
        var again = await keys.RevokeAsync(one.Id, default);
        var none = await keys.RevokeAsync("000000000000", default);
        var kept = (await keys.ListAsync(default)).ToDictionary(k => k.Key.Id, k => k.Key);
        Assert.That(first, Is.Not.Null.And.EqualTo(again));
        Assert.That(none, Is.Null);
        Assert.That(kept[one.Id].Holds(TimeProvider.System.GetUtcNow()), Is.False);
        Assert.That(kept[two.Id].Holds(TimeProvider.System.GetUtcNow()), Is.True);
    }

    [Test]
    public void Key_holds_until_its_end_and_not_at_it()
    {
        var end = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var key = new ApiKey { Id = "000000000000", Name = "a", Scopes = [Scope.Ask], Made = end.AddDays(-1), Expires = end };
        Assert.That(key.Holds(end.AddTicks(-1)), Is.True);
        Assert.That(key.Holds(end), Is.False);
    }
}
