using System.Diagnostics;
using System.Text;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Proposals;

public sealed class HostileProposalTests
{
    [TestCase("""{"activities": ["t:a"], "activities": ["t:b"]}""", "activities")]
    [TestCase("""{"activities": ["t:a"], "facts": {"approval": true, "approval": false}}""", "facts.approval")]
    [TestCase("""{"activities": ["t:a"], "investors": [{"share": 1, "share": 2}]}""", "investors[0].share")]
    public void Member_given_twice_is_named(string json, string path)
    {
        var problem = Read(json).Problems.Single();
        Assert.That((problem.Path, problem.Message), Is.EqualTo((path, $"`{path}` is given twice")));
    }

    [TestCase("""{"activities": ["t:a"]} x""")]
    [TestCase("""{"activities": ["t:a"],}""")]
    [TestCase("""{"activities": ["t:a"] /* no */}""")]
    [TestCase("")]
    [TestCase("nonsense")]
    public void Text_that_is_no_strict_JSON_says_where(string json) => Assert.That(Only(json), Does.StartWith("not valid JSON at line 1"));

    [TestCase("[]", "a proposal is an object, not a list")]
    [TestCase("null", "a proposal is an object, not null")]
    [TestCase("\"t:a\"", "a proposal is an object, not text")]
    public void Value_that_is_no_object(string json, string message) => Assert.That(Only(json), Is.EqualTo(message));

    [Test]
    public void Half_of_a_character_in_a_value() =>
        Assert.That(Only("""{"activities": ["t:a"], "investors": [{"name": "x\ud800"}]}"""), Is.EqualTo("`investors[0].name` is not valid text: it has half of a character"));

    [TestCase("""{"activities": ["t:a"], "\ud800": 1}""")]
    [TestCase("""{"activities": ["t:a"], "facts": {"\udc00x": 1}}""")]
    [TestCase("""{"activities": ["t:a"], "investors": [{"\ud800": 1}]}""")]
    public void Half_of_a_character_in_a_name(string json) => Assert.That(Only(json), Does.Contain("half of a character"));

    [Test]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] json = [.. "{\"activities\": [\"t:"u8, 0xff, .. "\"]}"u8];
        Assert.That(ProposalReader.Read(json, new Rules().Book, World.Day).Problems, Has.Length.EqualTo(1));
    }

    [TestCase("""{"activities": ["t:a\u0000\u001b[31m"]}""")]
    [TestCase("""{"activities": ["t:a"], "x\u0007y": 1}""")]
    public void Control_characters_never_come_back(string json)
    {
        var problem = Read(json).Problems.Single();
        Assert.That((problem.Path + problem.Message + problem.Help).Where(char.IsControl), Is.Empty);
    }

    [TestCase("registered")]
    [TestCase("name")]
    public void Megabyte_of_text_is_refused_and_not_repeated(string member)
    {
        var text = new string('x', 1_000_000);
        var json = member == "name"
            ? $$"""{"activities": ["t:a"], "investors": [{"name": "{{text}}"}]}""" : $$"""{"activities": ["t:a"], "{{member}}": "{{text}}"}""";
        Assert.That(Only(json), Does.EndWith("is longer than 1000 characters"));
    }

    [Test]
    public void Megabyte_of_a_name_is_clipped()
    {
        var problem = Read($$"""{"activities": ["t:a"], "{{new string('x', 1_000_000)}}": 1}""").Problems.Single();
        Assert.That(problem.Message.Length + problem.Path.Length, Is.LessThan(300));
    }

    [Test]
    public void Deep_nesting_is_refused()
    {
        var json = """{"activities": ["t:a"], "investors": """ + string.Concat(Enumerable.Repeat("""[{"holders": """, 100)) + "[]" + string.Concat(Enumerable.Repeat("}]", 100)) + "}";
        Assert.That(Only(json), Does.StartWith("not valid JSON"));
    }

    [Test]
    public void Holders_behind_holders_have_a_limit()
    {
        var json = """{"activities": ["t:a"], "investors": """ + string.Concat(Enumerable.Repeat("""[{"holders": """, 14)) + "[]" + string.Concat(Enumerable.Repeat("}]", 14)) + "}";
        Assert.That(Read(json).Problems, Is.Not.Empty);
    }

    [Test]
    public void Thousands_of_investors_are_refused() =>
        Assert.That(Only($$"""{"activities": ["t:a"], "investors": [{{string.Join(',', Enumerable.Repeat("{}", 501))}}]}"""), Does.StartWith("more than 500 holders"));

    [Test]
    public void Formula_and_markup_are_only_names()
    {
        var proposal = Read("""{"activities": ["t:a"], "investors": [{"name": "=HYPERLINK(\"x\")<script>", "economy": "DE", "share": 10}]}""").Proposal!;
        Assert.That(proposal.Investors!.Value[0].Name, Is.EqualTo("=HYPERLINK(\"x\")<script>"));
    }

    [Test]
    public void Five_hundred_unknown_investors_are_answered_in_time()
    {
        var book = new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["HK"] = "cepa-hk" }).Cap("t:b", 50).Book;
        var json = $$"""{"activities": ["t:a", "t:b", "cloud", "t:wide"], "investors": [{{string.Join(',', Enumerable.Repeat("{}", 500))}}]}""";
        var watch = Stopwatch.StartNew();
        var answer = book.Determine(ProposalReader.Read(Encoding.UTF8.GetBytes(json), book, World.Day).Proposal!);
        Assert.That(answer.Outcome, Is.EqualTo(Access.Determinations.Outcome.Undetermined));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    private static string Only(string json) => Read(json).Problems.Single().Message;

    private static ProposalReading Read(string json) => ProposalReader.Read(Encoding.UTF8.GetBytes(json), new Rules().Book, World.Day);
}
