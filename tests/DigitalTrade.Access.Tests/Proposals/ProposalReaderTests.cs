using System.Text;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Proposals;

public sealed class ProposalReaderTests
{
    private static readonly Rules Rules = new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["HK"] = "cepa-hk" });

    [TestCase("registered", "'ftz_1'", "registered", "unknown zone `ftz_1`", "nearest is `ftz-1`")]
    [TestCase("registered", "'the east'", "registered", "unknown zone `the east`", "nearest is `east`")]
    [TestCase("facilities", "['esat']", "facilities[0]", "unknown zone `esat`", "nearest is `east`")]
    [TestCase("facilities", "'east'", "facilities", "`facilities` is a list, not text", "put it in brackets")]
    [TestCase("form", "'Company'", "form", "unknown form `Company`", "nearest is `company`")]
    [TestCase("mode", "'aquisition'", "mode", "unknown mode `aquisition`", "nearest is `acquisition`")]
    [TestCase("mode", "3", "mode", "`mode` is text, not a number", null)]
    [TestCase("registred", "'east'", "registred", "unknown member `registred`", "nearest is `registered`")]
    [TestCase("asOf", "'2025-02-29'", "asOf", "`2025-02-29` is no date", "write year-month-day, for example 2025-03-01")]
    [TestCase("asOf", "'01/03/2025'", "asOf", "`01/03/2025` is no date", "write year-month-day, for example 2025-03-01")]
    [TestCase("asOf", "20250301", "asOf", "`asOf` is text, not a number", null)]
    [TestCase("facts", "{'aproval': true}", "facts.aproval", "unknown fact `aproval`", "nearest is `approval`")]
    [TestCase("facts", "{'approval': 'yes'}", "facts.approval", "`approval` is true or false, not text", null)]
    [TestCase("facts", "{'approval': 1}", "facts.approval", "`approval` is true or false, not a number", null)]
    [TestCase("facts", "{'scale': 'Large'}", "facts.scale", "unknown value of `scale` `Large`", "nearest is `large`")]
    [TestCase("facts", "{'turnover': 1001}", "facts.turnover", "`1001` is not within 0 and 1000", null)]
    [TestCase("facts", "{'turnover': [1]}", "facts.turnover", "`facts.turnover` is a number or a range such as `40..60`, not a list", null)]
    [TestCase("facts", "{'foreign-share': 10}", "facts.foreign-share", "unknown fact `foreign-share`", null)]
    [TestCase("facts", "[]", "facts", "facts are an object, not a list", null)]
    [TestCase("foreignShare", "-0.01", "foreignShare", "`-0.01` is not within 0 and 100", null)]
    [TestCase("foreignShare", "100.01", "foreignShare", "`100.01` is not within 0 and 100", null)]
    [TestCase("foreignShare", "'60..40'", "foreignShare", "`60..40` is not within 0 and 100", "the lower end comes first")]
    [TestCase("foreignShare", "'half'", "foreignShare", "`half` is no exact number of at most 28 digits", "write 60, 60.5 or a range such as `40..60`")]
    [TestCase("foreignShare", "50.00000000000000000000000000001", "foreignShare", "`50.00000000000000000000000000001` is no exact number of at most 28 digits", "write 60, 60.5 or a range such as `40..60`")]
    [TestCase("foreignShare", "1e1", "foreignShare", "`1e1` is no exact number of at most 28 digits", "write 60, 60.5 or a range such as `40..60`")]
    [TestCase("foreignShare", "true", "foreignShare", "`foreignShare` is a number or a range such as `40..60`, not true or false", null)]
    [TestCase("investors", "{}", "investors", "`investors` is a list, not an object", null)]
    [TestCase("investors", "[[]]", "investors[0]", "an investor is an object, not a list", null)]
    [TestCase("investors", "[{'economy': 'Germany'}]", "investors[0].economy", "unknown economy `Germany`", null)]
    [TestCase("investors", "[{'economy': 'hk'}]", "investors[0].economy", "unknown economy `hk`", "nearest is `HK`")]
    [TestCase("investors", "[{'economy': 'DE', 'share': -0.01}]", "investors[0].share", "`-0.01` is not within 0 and 100", null)]
    [TestCase("investors", "[{'kind': 'state'}]", "investors[0].kind", "unknown kind `state`", null)]
    [TestCase("investors", "[{'qualifies': ['cepa-hkk']}]", "investors[0].qualifies[0]", "unknown qualification `cepa-hkk`", "nearest is `cepa-hk`")]
    [TestCase("investors", "[{'shares': 3}]", "investors[0].shares", "unknown member `shares`", "nearest is `share`")]
    [TestCase("investors", "[{'share': 60}, {'share': 40.0001}]", "investors", "the shares of `investors` add up to 100.0001, over 100", null)]
    [TestCase("investors", "[{'share': 100}, {}]", "investors[1].share", "the others of `investors` add up to 100: nothing is left for this one", "state its share, 0 if it holds nothing")]
    [TestCase("investors", "[{'holders': [{'share': 60}, {'share': 41}]}]", "investors[0].holders", "the shares of `investors[0].holders` add up to 101, over 100", null)]
    public void Bad_value_is_named_with_its_place_and_the_right_name(string member, string value, string path, string message, string? help) =>
        Assert.That(
            Read("{'activities': ['t:a'], '" + member + "': " + value + "}").Problems.Select(p => (p.Path, p.Message, p.Help)),
            Is.EqualTo(new[] { (path, message, help) }));

    [TestCase("['t:x']", "activities[0]", "unknown sector `t:x`")]
    [TestCase("['shoop']", "activities[0]", "unknown activity `shoop`")]
    [TestCase("['店']", "activities[0]", "unknown activity `店`")]
    [TestCase("[]", "activities", "`activities` is empty")]
    [TestCase("null", "activities", "`activities` is a list, not null")]
    [TestCase("['t:a', 't:a']", "activities", "an activity is named twice")]
    [TestCase("[7]", "activities[0]", "`activities[0]` is text, not a number")]
    public void Bad_activities_are_named(string value, string path, string message) =>
        Assert.That(Read("{'activities': " + value + "}").Problems.Select(p => (p.Path, p.Message)), Is.EqualTo(new[] { (path, message) }));

    [Test]
    public void All_problems_come_at_once() =>
        Assert.That(
            Read("{'asOf': 'x', 'registered': 'y', 'foreignShare': 101}").Problems.Select(p => p.Path),
            Is.EqualTo(new[] { "asOf", "registered", "foreignShare", "activities" }));

    [TestCase("60", 60, 60)]
    [TestCase("'60'", 60, 60)]
    [TestCase("'60%'", 60, 60)]
    [TestCase("'40..60'", 40, 60)]
    [TestCase("'40%..60%'", 40, 60)]
    [TestCase("0", 0, 0)]
    [TestCase("100", 100, 100)]
    [TestCase("50.0001", 50.0001, 50.0001)]
    public void Share_is_read_exactly(string value, decimal low, decimal high) =>
        Assert.That(Read("{'activities': ['t:a'], 'foreignShare': " + value + "}").Proposal!.ForeignShare, Is.EqualTo(new Range(low, high)));

    [TestCase("2024-02-29")]
    [TestCase("0001-01-01")]
    public void Days_that_exist_are_dates(string date) =>
        Assert.That(Read("{'activities': ['t:a'], 'asOf': '" + date + "'}").Proposal!.AsOf, Is.EqualTo(DateOnly.Parse(date, null)));

    [Test]
    public void Unstated_members_and_nulls_are_unknown()
    {
        var proposal = Read("{'activities': ['t:a'], 'registered': null, 'investors': null, 'facts': {'approval': null}, 'form': null}").Proposal!;
        Assert.That(proposal, Is.EqualTo(Read("{'activities': ['t:a']}").Proposal! with { Activities = proposal.Activities, Facts = proposal.Facts }));
        Assert.That((proposal.AsOf, proposal.Facts.Count), Is.EqualTo((World.Day, 0)));
    }

    [Test]
    public void Total_that_contradicts_the_holders_is_a_problem() =>
        Assert.That(Read("{'activities': ['t:a'], 'foreignShare': 30, 'investors': [{'economy': 'DE', 'share': 60}]}").Problems.Single().Path, Is.EqualTo("foreignShare"));

    [Test]
    public void Total_beside_Chinese_holders_only_is_held_by_others() =>
        Assert.That(Read("{'activities': ['t:a'], 'foreignShare': 60, 'investors': [{'economy': 'CN', 'share': 40, 'kind': 'private'}]}").Problems, Is.Empty);

    [Test]
    public void State_share_that_contradicts_the_holders_is_a_problem() =>
        Assert.That(Read("{'activities': ['t:a'], 'foreignShare': 60, 'facts': {'state-share': 60}}").Problems.Single().Path, Is.EqualTo("facts.state-share"));

    internal static ProposalReading Read(string json) => ProposalReader.Read(Encoding.UTF8.GetBytes(json.Replace('\'', '"')), Rules.Book, World.Day);
}
