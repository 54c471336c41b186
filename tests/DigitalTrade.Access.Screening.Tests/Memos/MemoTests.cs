using DigitalTrade.Access.Screening.Memos;
using static DigitalTrade.Access.Screening.Tests.Memos.Written;

namespace DigitalTrade.Access.Screening.Tests.Memos;

/// <summary>What a memorandum says, whichever way it is written.</summary>
public sealed class MemoTests
{
    [Test]
    public void Permitted_on_conditions_says_what_opens_it_and_what_is_open()
    {
        var text = Written.Text(Request(Lingang), MemoFormat.Markdown);
        Assert.That(text, Does.Contain("**Permitted on conditions.**"));
        Assert.That(text, Does.Contain("## 5. Conditions"));
        Assert.That(text, Does.Contain("Before operating the company holds the ministry's pilot operating approval.").And.Contain("○ open"));
        Assert.That(text, Does.Contain("Notice on a pilot for wider opening of value-added telecom services").And.Contain("It lifts these measures:"));
        Assert.That(text, Does.Contain("23 October 2024 to 1 March 2026 (the date asked about)"));
        Assert.That(text, Does.Contain(Book.Revision.Replace("_", "\\_", StringComparison.Ordinal)));
    }

    [Test]
    public void Prohibited_names_the_item_that_bars_and_the_places_that_do_better()
    {
        var text = Written.Text(Request(Wuhan), MemoFormat.Markdown);
        Assert.That(text, Does.Contain("**Prohibited.**").And.Contain(": stands in the way."));
        Assert.That(text, Does.Not.Contain("Licences, filings"), "what is closed has no licences to apply for");
        Assert.That(text, Does.Contain("Other places of registration").And.Contain("China (Shanghai) Pilot Free Trade Zone"));
        Assert.That(text, Does.Not.Contain(": met.** Least registered capital"), "what is not stated is not met");
    }

    [Test]
    public void Undetermined_asks_what_decides()
    {
        var text = Written.Text(Request(Open), MemoFormat.Markdown);
        Assert.That(text, Does.Contain("**Undetermined.**").And.Contain("What has to be stated first:"));
        Assert.That(text, Does.Contain("at most 50% → Permitted on conditions").And.Contain("above 50% → Not permitted as proposed"));
    }

    [Test]
    public void Not_permitted_as_proposed_says_what_to_change() =>
        Assert.That(Written.Text(Request(TooMuch), MemoFormat.Markdown), Does.Contain("**Not permitted as proposed.**").And.Contain("ower the foreign share in all to 50%"));

    [Test]
    public void Chinese_is_numbered_and_worded_in_Chinese()
    {
        var text = Written.Text(Request(Lingang, Language.Zh), MemoFormat.Markdown);
        Assert.That(text, Does.StartWith("# 法律备忘录").And.Contain("## 一、问题").And.Contain("### （一）已说明的事实").And.Contain("**附条件准许。**"));
    }

    [Test]
    public void Head_has_only_what_is_given()
    {
        var bare = Written.Text(Request(Lingang), MemoFormat.Markdown);
        Assert.That(bare, Does.Not.Contain("**To**").And.Not.Contain("**From**").And.Not.Contain("**Reference**").And.Not.Contain("Register id"));
        var full = Written.Text(Request(Lingang) with { Client = "Example GmbH", Author = "Counsel", Reference = "2025/17", Register = "r-1" }, MemoFormat.Markdown);
        Assert.That(full, Does.Contain("**To** Example GmbH").And.Contain("**From** Counsel").And.Contain("**Reference** 2025/17").And.Contain("r-1"));
    }

    [TestCase(Lingang)]
    [TestCase(Several)]
    [TestCase(Nowhere)]
    public void Every_note_is_referred_to_first_in_its_order(string proposal)
    {
        var text = Written.Text(Request(proposal), MemoFormat.Markdown);
        var body = text[..text.IndexOf("\n[^1]:", StringComparison.Ordinal)];
        var marks = System.Text.RegularExpressions.Regex.Matches(body, @"\[\^(\d+)\]").Select(m => int.Parse(m.Groups[1].Value, null)).Distinct().ToArray();
        var notes = System.Text.RegularExpressions.Regex.Count(text, @"(?m)^\[\^(\d+)\]:");
        Assert.That(marks, Is.EqualTo(Enumerable.Range(1, notes)));
    }

    [TestCase(MemoFormat.Docx)]
    [TestCase(MemoFormat.Markdown)]
    [TestCase(MemoFormat.Html)]
    public void Same_answer_is_the_same_bytes(MemoFormat format)
    {
        var first = Memo.Write(Request(Several), format);
        Assert.That(Memo.Write(Request(Several), format), Is.EqualTo(first));
        if (format != MemoFormat.Docx) return;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(first));
        Assert.That(zip.Entries.Select(e => e.LastWriteTime.Year), Is.All.EqualTo(1980), "no clock in the file");
    }

    [Test]
    public void What_a_proposal_says_is_escaped()
    {
        const string hostile = """{"asOf":"2025-03-01","activities":["miit:B11"],"investors":[{"economy":"HK","share":60,"name":"<script>alert(1)</script>|*x*"}]}""";
        Assert.That(Written.Text(Request(hostile) with { Client = "<b>&" }, MemoFormat.Html), Does.Not.Contain("<script>").And.Not.Contain("<b>&").And.Contain("&lt;script&gt;"));
        Assert.That(Written.Text(Request(hostile), MemoFormat.Markdown), Does.Contain(@"\<script\>alert(1)\</script\>\|\*x\*"));
    }

    [Test]
    public void Page_of_html_fetches_and_runs_nothing()
    {
        var html = Written.Text(Request(Lingang, Language.Zh), MemoFormat.Html);
        Assert.That(html, Does.StartWith("<!doctype html>").And.Contain("lang=\"zh-CN\"").And.Contain("法律备忘录"));
        Assert.That(System.Text.RegularExpressions.Regex.Matches(html, "(src|href)=\"([^\"]*)\"").Select(m => m.Groups[2].Value), Has.All.StartsWith("#"));
    }

    [Test]
    public void Determination_of_another_rulebook_is_refused() =>
        Assert.Throws<ArgumentException>(() => Memo.Write(
            Request(Lingang) with { Determination = Request(Lingang).Determination with { Rulebook = "sha256:other" } }, MemoFormat.Html));
}
