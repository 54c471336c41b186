using System.Text.Json;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>The verbs of the decision space, as a person at a desk runs them.</summary>
public sealed class SpaceTests
{
    private static readonly string[] Tiny = ["--rules", Shell.Tiny];
    private static readonly string[] Deal = ["--rules", Shell.Shipped, "--investor", "DE=60", "--investor", "CN=40,kind=private", "--on", "2025-03-01"];

    [Test]
    public void Ask_takes_answers_from_a_pipe_and_ends_with_the_report()
    {
        var said = Shell.Fed("#2\n", ["ask", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01"]);
        Assert.Multiple(() =>
        {
            Assert.That(said.Exit, Is.EqualTo(2), said.Err);
            Assert.That(said.Err, Does.Contain("How much do foreign investors hold together?").And.Contain("#1  at most 50%  → Permitted on conditions").And.Contain("#2  above 50%"));
            Assert.That(said.Out, Does.StartWith("Not permitted as proposed\n"));
        });
    }

    [TestCase("50\n", 0)]
    [TestCase("50.01%\n", 2)]
    [TestCase("#1\n", 0)]
    public void Ask_takes_a_number_as_it_is_said(string answer, int exit) =>
        Assert.That(Shell.Fed(answer, ["ask", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01"]).Exit, Is.EqualTo(exit));

    [Test]
    public void Ask_says_what_is_no_answer_and_asks_again()
    {
        var said = Shell.Fed("b\nlots\n#2\n", ["ask", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01"]);
        Assert.Multiple(() =>
        {
            Assert.That(said.Err, Does.Contain("`lots` is no answer to this."));
            Assert.That(said.Exit, Is.EqualTo(2), said.Err);
        });
    }

    [TestCase("cn-hb-wuhan\nb\nq\n")]
    [TestCase("?\nb\nq\n")]
    public void Ask_goes_back_to_what_was_asked_before(string answers)
    {
        var said = Shell.Fed(answers, "ask", "--rules", Shell.Shipped, "--activity", "miit:B11", "--on", "2025-03-01");
        Assert.That(said.Exit, Is.EqualTo(4));
        Assert.That(said.Err.Split("Where is the enterprise registered?"), Has.Length.EqualTo(3), said.Err);
    }

    [TestCase("Lingang\n", 0)]
    [TestCase("临港新片区\n", 0)]
    [TestCase("sh-lingang\n", 0)]
    [TestCase("wuhan\n", 2)]
    public void Ask_takes_a_place_by_what_people_call_it(string answer, int exit) =>
        Assert.That(Shell.Fed(answer, ["ask", .. Deal, "--activity", "miit:B11"]).Exit, Is.EqualTo(exit));

    [Test]
    public void Ask_names_the_places_that_an_unclear_answer_may_mean()
    {
        var said = Shell.Fed("Shanghai free\nq\n", ["ask", .. Deal, "--activity", "miit:B11"]);
        Assert.That(said.Err, Does.Contain("`Shanghai free` is no answer to this.").And.Contain("ftz-sh"));
    }

    [TestCase("")]
    [TestCase("q\n")]
    [TestCase("s\n")]
    [TestCase("?\n")]
    public void Ask_ends_undetermined_when_nothing_more_is_said(string answer)
    {
        var said = Shell.Fed(answer, ["ask", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01"]);
        Assert.That(said, Has.Property("Exit").EqualTo(4).And.Property("Out").StartsWith("Undetermined\n"), said.Err);
    }

    [Test]
    public void Ask_asks_nothing_of_what_is_settled()
    {
        var said = Shell.Fed("", ["ask", .. Tiny, "--activity", "net:news", "--at", "cn-sh", "--investor", "DE=1", "--on", "2025-03-01"]);
        Assert.That(said, Has.Property("Exit").EqualTo(2).And.Property("Err").Empty);
    }

    [Test]
    public void Ask_is_answered_in_Chinese_and_as_JSON()
    {
        var said = Shell.Fed("上海\n40\n", ["ask", .. Tiny, "--activity", "miit:B25", "--investor", "DE", "--on", "2025-03-01", "--lang", "zh", "--output", "json"]);
        Assert.That(said.Err, Does.Contain("输入序号、名称或具体值"));
        using var json = JsonDocument.Parse(said.Out);
        Assert.That(json.RootElement.GetProperty("outcome").GetString(), Is.EqualTo("permitted-on-conditions"), said.Err);
    }

    [Test]
    public void Remedies_of_a_data_centre_in_Wuhan_are_places_of_the_pilot()
    {
        var said = Shell.Dta(["remedies", "--activity", "miit:B11", "--at", "cn-hb-wuhan", .. Deal, "--output", "json"]);
        using var json = JsonDocument.Parse(said.Out);
        var found = json.RootElement.GetProperty("found").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(said.Exit, Is.EqualTo(2));
            Assert.That(json.RootElement.GetProperty("complete").GetBoolean());
            Assert.That(found, Is.Not.Empty);
            Assert.That(found.SelectMany(f => f.GetProperty("changes").EnumerateArray()).Select(c => c.GetProperty("fact").GetString()), Has.Member("registered"));
            Assert.That(found.Select(f => f.GetProperty("outcome").GetString()), Is.All.EqualTo("permitted-on-conditions"));
            Assert.That(found.Select(f => f.GetProperty("cites").GetArrayLength()), Is.All.Positive);
        });
    }

    [Test]
    public void Remedies_with_a_lock_that_leaves_none_say_so()
    {
        var said = Shell.Dta(["remedies", "--activity", "miit:B11", "--at", "cn-hb-wuhan", .. Deal, "--keep", "registered"]);
        Assert.That(said.Out, Does.Contain("With registered kept as stated, no change makes it permitted; without that, some do.").And.Contain("Kept as stated: place of registration"));
    }

    [Test]
    public void Remedies_that_nothing_provides_say_what_was_examined()
    {
        var said = Shell.Dta(["remedies", .. Tiny, "--activity", "net:news", "--at", "cn-sh", "--investor", "DE=60", "--on", "2025-03-01", "--keep", "foreignShare", "--keep", "activities"]);
        Assert.That(said.Exit, Is.EqualTo(2));
        Assert.That(said.Out, Does.Contain("No set of at most 4 changes makes it permitted."));
    }

    [Test]
    public void Remedies_beyond_their_budget_say_how_far_they_looked()
    {
        string[] closed =
        [
            "cul:news-agency", "cul:publishing", "cul:radio-tv-station", "cul:vod", "cul:film-import", "cul:film-circuit", "cul:state-museum", "cul:satellite-receiver-installation",
            "net:news", "net:publishing", "net:audiovisual", "net:public-information", "svc:surveying", "svc:navigation-map", "svc:social-science-institute", "cul:radio-tv-programme",
        ];
        var said = Shell.Dta(["remedies", .. closed.SelectMany(c => new[] { "--activity", c }), "--at", "cn-hb-wuhan", .. Deal]);
        Assert.That(said.Out.ReplaceLineEndings(" "), Does.Contain("Stopped after examining 2000 sets of changes: all sets of at most 2 were examined, larger ones not all."));
    }

    [Test]
    public void A_lock_on_an_unknown_fact_names_the_nearest() =>
        Assert.That(
            Shell.Dta(["remedies", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--keep", "registred"]),
            Has.Property("Exit").EqualTo(64).And.Property("Err").Contains("unknown fact `registred`").And.Property("Err").Contains("nearest is `registered`"));

    [Test]
    public void Sources_without_a_provision_read_as_a_title_alone()
    {
        var said = Shell.Dta(["remedies", "--activity", "miit:B25-appstore", "--at", "cn-hb-wuhan", .. Deal]);
        Assert.That(said.Out, Does.Contain("2021 edition").And.Not.Contain(", ;").And.Not.Contain("edition,\n      ;"));
    }

    [Test]
    public void Timeline_names_what_opens_and_what_closes()
    {
        string[] asked = ["timeline", "--activity", "miit:B11", "--at", "sh-lingang", .. Deal, "--from", "2024-10-01", "--to", "2025-01-01"];
        var text = Shell.Dta(asked).Out;
        using var json = JsonDocument.Parse(Shell.Dta([.. asked, "--output", "json"]).Out);
        var intervals = json.RootElement.GetProperty("intervals").EnumerateArray().Select(i => (
            i.GetProperty("from").GetString(), i.GetProperty("to").GetString(), i.GetProperty("standing").GetProperty("outcome").GetString())).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("23 October 2024 to 1 January 2025: Permitted on conditions").And.Contain("Notice on a pilot for wider opening"));
            Assert.That(intervals, Is.EqualTo(new[] { ("2024-10-01", "2024-10-22", "prohibited"), ("2024-10-23", "2025-01-01", "permitted-on-conditions") }));
        });
    }

    [Test]
    public void A_timeline_that_ends_before_it_begins_is_refused() =>
        Assert.That(Shell.Dta(["timeline", .. Tiny, "--activity", "miit:B25", "--at", "cn-sh", "--from", "2025-03-01", "--to", "2025-02-28"]).Exit, Is.EqualTo(64));

    [Test]
    public void Matrix_comes_as_text_csv_and_json_alike()
    {
        string[] asked = ["matrix", "--activity", "miit:B11", "--activity", "miit:B25", "--at", "sh-lingang", "--at", "cn-hb-wuhan", .. Deal];
        var text = Shell.Dta(asked).Out;
        var csv = Shell.Dta([.. asked, "--output", "csv"]).Out.TrimEnd('\n').Split('\n');
        using var json = JsonDocument.Parse(Shell.Dta([.. asked, "--output", "json"]).Out);
        var cells = json.RootElement.GetProperty("cells").EnumerateArray()
            .Select(c => string.Join(',', c.GetProperty("activity"), c.GetProperty("place"), c.GetProperty("on"), c.GetProperty("outcome"), c.GetProperty("governedBy"))).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(csv[0], Is.EqualTo("activity,place,on,outcome,governed-by,route,differs"));
            Assert.That(csv.Skip(1).Select(l => string.Join(',', l.Split(',')[..5])), Is.EqualTo(cells));
            Assert.That(cells, Is.EqualTo(new[]
            {
                "miit:B11,sh-lingang,2025-03-01,permitted-on-conditions,cn-ftz-2021", "miit:B11,cn-hb-wuhan,2025-03-01,prohibited,cn-national-2024",
                "miit:B25,sh-lingang,2025-03-01,not-permitted-as-proposed,cn-ftz-2021", "miit:B25,cn-hb-wuhan,2025-03-01,not-permitted-as-proposed,cn-national-2024",
            }));
            Assert.That(text, Does.StartWith("2 activities × 2 places").And.Contain("✗ Wuhan: Prohibited").And.Contain("○ Lin-gang Special Area"));
        });
    }

    [TestCase("--at", "cn-hb-wuhan", "no `--activity`")]
    [TestCase("--activity", "miit:B25", "no `--at`")]
    [TestCase("--activity", "miit:B25", "--at", "atlantis", "unknown zone `atlantis`")]
    public void Matrix_without_rows_or_columns_is_refused(params string[] said) =>
        Assert.That(Shell.Dta(["matrix", .. Tiny, .. said[..^1]]), Has.Property("Exit").EqualTo(64).And.Property("Err").Contains(said[^1]));

    [Test]
    public void Margins_say_where_the_answer_turns_in_share_and_date()
    {
        var said = Shell.Dta(["determine", "--activity", "miit:B25", "--at", "cn-hb-wuhan", "--rules", Shell.Shipped, "--on", "2023-03-01", "--investor", "DE=40", "--investor", "CN=60,kind=private", "--margins", "--output", "json"]);
        using var json = JsonDocument.Parse(said.Out);
        var margins = json.RootElement.GetProperty("margins");
        var (share, date) = (margins.GetProperty("foreignShare"), margins.GetProperty("date"));
        Assert.Multiple(() =>
        {
            Assert.That(share.GetProperty("same").GetString(), Is.EqualTo(">0..50"));
            Assert.That(share.GetProperty("above").GetProperty("standing").GetProperty("outcome").GetString(), Is.EqualTo("not-permitted-as-proposed"));
            Assert.That(date.GetProperty("from").GetString(), Is.EqualTo("2018-07-28"));
            Assert.That(date.GetProperty("before").GetProperty("standing").GetProperty("outcome").GetString(), Is.EqualTo("undetermined"));
        });
    }
}
