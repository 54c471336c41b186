namespace DigitalTrade.Access.Packs.Tests;

public sealed class RuleIndexTests
{
    private static readonly RuleIndex Index = new RuleSet().Sound();

    [Test]
    public void Measure_by_key_and_by_id()
    {
        var rule = Index.Show("vats-cap").Single();
        Assert.That(Index.Show("cn-national-2024:vats-cap").Single().Id, Is.EqualTo(rule.Id));
        Assert.That((rule.Kind, rule.Expression, rule.When, rule.Source), Is.EqualTo(("equity-cap", "foreignShare <= 50M", (string?)null, "law/list.yaml:10:10")));
        Assert.That((rule.Statement.En, rule.Cites.Single().Provision), Is.EqualTo(("At most 50% foreign", "item 12")));
        Assert.That(rule.Sectors.Concat(rule.Except).Concat(rule.Zones), Is.EqualTo(new[] { "miit:B", "miit:B1", "cn" }));
    }

    [Test]
    public void Companion_has_no_place_of_its_own_but_the_pack_of_its_measure()
    {
        Assert.That(Index.Show("vats-cap.partnership").Single().Source, Is.Null);
        Assert.That(Index.PackOf("cn-national-2024:vats-cap.partnership"), Is.EqualTo("law"));
    }

    [Test]
    public void Key_that_nothing_has()
    {
        Assert.That(Index.Show("vats-cpa"), Is.Empty);
        Assert.That(Index.NearestTo("vats-cpa"), Is.EqualTo("vats-cap"));
        Assert.That(Index.PackOf("vats-cpa"), Is.Empty);
    }

    [Test]
    public void Derogation_shows_for_whom_it_opens_and_what_it_leaves_out()
    {
        var shipped = RulebookLoader.Load(Path.Combine(Root(), "rules"));
        var derogations = shipped.Rulebook!.Derogations;
        var (treaty, without) = (derogations.First(d => d.Investors is not null), derogations.First(d => d.Without is not null));
        Assert.That(shipped.Index!.Show(treaty.Key).Single().Investors, Is.EquivalentTo(treaty.Investors!));
        Assert.That(shipped.Index!.Show(without.Key).Single().Without, Is.EquivalentTo(without.Without!.Included));

        static string Root()
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
            return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
        }
    }

    [Test]
    public void Packs_are_listed()
    {
        var pack = new RuleSet().Load().Packs.Single();
        Assert.That((pack.Id, pack.Local, pack.Title.En, pack.Folder), Is.EqualTo(("law", false, "Law", "law")));
    }
}
