using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Json;

/// <summary>The names and words that clients rely on.</summary>
public sealed class WireTests
{
    [Test]
    public void Members_of_a_determination()
    {
        var json = Written(Asked());
        Assert.That(Names(json), Is.EqualTo(new[] { "outcome", "asOf", "rulebook", "activities", "questions", "remedies", "assumptions", "caveats" }));
        var activity = json.GetProperty("activities")[0];
        Assert.That(Names(activity), Is.SupersetOf(new[] { "activity", "outcome", "governedBy", "route", "routes", "findings", "conditions", "obligations" }));
        Assert.That(Names(activity.GetProperty("routes")[0]), Is.EqualTo(new[] { "lifts", "outcome", "conditions" }));
        Assert.That(Names(activity.GetProperty("findings")[0]), Is.SupersetOf(new[] { "measure", "verdict", "liftedBy", "facts", "because", "cite" }));
        Assert.That(Names(activity.GetProperty("findings")[0].GetProperty("cite")), Is.EqualTo(new[] { "instrument", "provision", "title" }));
        Assert.That(Names(activity.GetProperty("conditions")[0]), Is.EqualTo(new[] { "id", "kind", "status", "text", "cite" }));
        Assert.That(Names(activity.GetProperty("obligations")[0]), Is.SupersetOf(new[] { "id", "kind", "authority", "text", "cite" }));
    }

    [Test]
    public void Members_of_a_question_and_a_caveat()
    {
        var json = Written(new Rules().Cap("t:a", 50, with: m => m with { Verified = Access.Instruments.Verification.Unverified }).Ask("t:a").At("east"));
        Assert.That(Names(json.GetProperty("questions")[0]), Is.SupersetOf(new[] { "fact", "text", "because", "splits" }));
        Assert.That(Names(json.GetProperty("caveats")[0]), Is.SupersetOf(new[] { "kind", "text" }));
    }

    [Test]
    public void Values_of_a_determination()
    {
        var json = Written(Asked());
        var activity = json.GetProperty("activities")[0];
        Assert.That(json.GetProperty("outcome").GetString(), Is.EqualTo("permitted-on-conditions"));
        Assert.That(json.GetProperty("asOf").GetString(), Is.EqualTo("2025-03-01"));
        Assert.That(activity.GetProperty("findings")[0].GetProperty("facts").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(60));
        Assert.That(activity.GetProperty("findings")[0].GetProperty("verdict").GetString(), Is.EqualTo("lifted"));
        Assert.That(activity.GetProperty("conditions")[0].GetProperty("status").GetString(), Is.EqualTo("open"));
        Assert.That(activity.GetProperty("findings")[0].GetProperty("because").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "zh", "en" }));
    }

    [TestCase(Outcome.Permitted, "permitted")]
    [TestCase(Outcome.PermittedOnConditions, "permitted-on-conditions")]
    [TestCase(Outcome.Undetermined, "undetermined")]
    [TestCase(Outcome.NotPermittedAsProposed, "not-permitted-as-proposed")]
    [TestCase(Outcome.Prohibited, "prohibited")]
    public void Words_of_an_outcome(Outcome outcome, string word)
    {
        var determination = Asked().Answer with { Outcome = outcome };
        var json = JsonSerializer.SerializeToElement(determination, AccessJson.Wire.Determination);
        Assert.That(json.GetProperty("outcome").GetString(), Is.EqualTo(word));
    }

    [Test]
    public void Words_of_a_verdict() =>
        Assert.That(
            Enum.GetValues<Verdict>().Select(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString())),
            Is.EqualTo(new[] { "bars", "lifted", "satisfied", "undetermined", "displaced", "not-applicable" }));

    [Test]
    public void Chinese_is_written_as_itself_and_markup_is_not() =>
        Assert.That(JsonSerializer.Serialize(Asked().Answer, AccessJson.Wire.Determination), Does.Contain("“").And.Not.Contain("<"));

    [Test]
    public void What_is_written_can_be_read_again()
    {
        var json = JsonSerializer.Serialize(Asked().Answer, AccessJson.Wire.Determination);
        var again = JsonSerializer.Deserialize(json, AccessJson.Wire.Determination)!;
        Assert.That(JsonSerializer.Serialize(again, AccessJson.Wire.Determination), Is.EqualTo(json));
    }

    private static Ask Asked() => new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "cn", ("approved", When.Flag("approval"))).Oblige("licence", "t:a")
        .Ask("t:a").At("ftz-1").Held(("DE", 60));

    private static JsonElement Written(Ask ask) => JsonSerializer.SerializeToElement(ask.Answer, AccessJson.Wire.Determination);

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);
}
