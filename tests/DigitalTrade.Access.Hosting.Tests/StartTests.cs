using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>What the host starts with, and what keeps it from starting.</summary>
public sealed class StartTests
{
    [Test]
    public async Task Broken_packs_stop_the_start_with_every_diagnostic()
    {
        using var rules = new TinyRules(50);
        rules.Break();
        var stopped = await Assert.ThrowsAsync<PacksInvalidException>(() => Embedded.StartAsync(rules));
        Assert.That(stopped!.Diagnostics, Is.Not.Empty);
        Assert.That(stopped.Message, Does.Contain("pack.yaml:7:58").And.Contain("`miit:B99`"));
    }

    [Test]
    public async Task Missing_folder_stops_the_start()
    {
        using var rules = new TinyRules(50);
        rules.TakeAway();
        var stopped = await Assert.ThrowsAsync<PacksInvalidException>(() => Embedded.StartAsync(rules));
        Assert.That(stopped!.Message, Does.Contain(rules.Folder));
    }

    [Test]
    public async Task Settings_without_a_folder_stop_the_start()
    {
        using var rules = new TinyRules(50);
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => Embedded.StartAsync(rules, o => o.RuleFolders.Clear()));
        Assert.That(stopped!.Message, Does.Contain("RuleFolders"));
    }

    [Test]
    public async Task Settings_out_of_range_stop_the_start()
    {
        using var rules = new TinyRules(50);
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => Embedded.StartAsync(rules, o => o.PollInterval = TimeSpan.Zero));
        Assert.That(stopped!.Message, Does.Contain(nameof(AccessOptions.PollInterval)));
    }

    [Test]
    public async Task Last_good_copy_answers_while_the_packs_are_broken()
    {
        using var rules = new TinyRules(50);
        var revision = rules.Revision;
        await using (await Embedded.StartAsync(rules, o => o.StateFolder = rules.State)) rules.Break();
        await using var embedded = await Embedded.StartAsync(rules, o => o.StateFolder = rules.State);
        var serving = embedded.Holder.Required;
        Assert.Multiple(() =>
        {
            Assert.That(serving.Rulebook.Revision, Is.EqualTo(revision));
            Assert.That(serving.Origin, Is.EqualTo(RulebookOrigin.LastGoodCopy));
            Assert.That(serving.Degraded, Is.True);
            Assert.That(serving.Diagnostics, Is.Not.Empty);
        });
        rules.Write(30);
        await embedded.UntilAsync(s => s is { Degraded: false, Origin: RulebookOrigin.Sources } && s.Rulebook.Revision != revision);
    }

    [Test]
    public async Task Last_good_copy_that_was_changed_is_not_used()
    {
        using var rules = new TinyRules(50);
        await using (await Embedded.StartAsync(rules, o => o.StateFolder = rules.State)) rules.Break();
        var copy = Directory.GetFiles(rules.State, "pack.yaml", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(copy, (await File.ReadAllTextAsync(copy)).Replace("50", "60", StringComparison.Ordinal));
        await Assert.ThrowsAsync<PacksInvalidException>(() => Embedded.StartAsync(rules, o => o.StateFolder = rules.State));
    }

    [Test]
    public async Task Copies_are_kept_by_revision_and_the_oldest_go()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules, o => (o.StateFolder, o.KeptRevisions) = (rules.State, 3));
        foreach (var cap in new[] { 10, 20, 30, 40 })
        {
            rules.Write(cap);
            var revision = rules.Revision;
            await embedded.UntilAsync(s => s.Rulebook.Revision == revision);
            await embedded.UntilAsync(_ => File.ReadAllText(Path.Combine(rules.State, "rulebooks", "last-good")).Trim() == revision[7..]);
        }

        await embedded.UntilAsync(_ => Directory.GetDirectories(Path.Combine(rules.State, "rulebooks")).Length == 3);
        Assert.That(Directory.Exists(Path.Combine(rules.State, "rulebooks", rules.Revision[7..])));
    }
}
