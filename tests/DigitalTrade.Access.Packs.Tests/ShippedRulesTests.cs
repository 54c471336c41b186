using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>The rules that ship, held to what is said of them in <c>rules/verification.md</c> and <c>rules/mutants.md</c>.</summary>
public sealed class ShippedRulesTests
{
    private static readonly string Folder = Upward("rules");

    [Test]
    public void Every_weakness_is_listed_with_its_reason()
    {
        var cases = CaseReader.Read([Folder]);
        var found = PackVerification.Of(RulebookLoader.Load(Folder), cases.Cases, new(2026, 11, 23), accepted: File.ReadAllText(Path.Combine(Folder, "verification.md")));
        Assert.That(cases.Diagnostics, Is.Empty);
        Assert.That(found.Where(f => f.Accepted is null).Select(f => $"{f.Kind} {f.Rule} at {f.Source}"), Is.Empty);
    }

    [Test, Category("Long")]
    public void Of_the_changed_rules_95_percent_are_noticed_and_as_many_as_the_list_says()
    {
        var result = Mutation.Of(RulebookLoader.Load(Folder), CaseReader.Read([Folder]).Cases);
        var explained = File.ReadAllText(Path.Combine(Folder, "mutants.md"));
        Assert.That(result.Score, Is.GreaterThanOrEqualTo(MutationResult.Required));
        Assert.That(explained, Does.Contain(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result.Total - result.Survivors.Length:N0} die")));
    }

    private static string Upward(string name)
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, name, "facts.yaml"))) return Path.Combine(at.FullName, name);
        }

        throw new DirectoryNotFoundException(name);
    }
}
