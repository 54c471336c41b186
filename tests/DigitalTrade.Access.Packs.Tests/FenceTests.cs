using System.Linq.Dynamic.Core.Exceptions;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Compiling;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Text goes straight to RulesEngine's parser here, as no pack can write it.</summary>
public sealed class FenceTests
{
    private static readonly RuleIndex Index = new RuleSet().Sound();
    private static readonly ParameterTable Table = new();
    private static readonly Parameter[] Parameters = [.. Index.Content.Facts.Where(f => f.Type != FactType.Place).Select(f => Table.Of(f))];

    private static Formula Parse(string text) => new ConditionCompiler(new DiagnosticSink()).Parse(text, Parameters);

    [TestCase("form.GetType().Name == \"String\"")]
    [TestCase("foreignShare.GetType() == null")]
    [TestCase("DateTime.Now.Year > 2000")]
    [TestCase("DateTime.UtcNow > DateTime.MinValue")]
    [TestCase("form.PadLeft(1000000000).Length > 5")]
    [TestCase("form.Length > 3")]
    [TestCase("form.ToUpper() == \"COMPANY\"")]
    [TestCase("string.IsNullOrEmpty(form)")]
    [TestCase("Math.Abs(foreignShare) <= 50M")]
    [TestCase("foreignShare + 1M <= 50M")]
    [TestCase("-foreignShare <= 50M")]
    [TestCase("foreignShare <= stateShare")]
    [TestCase("foreignShare <= 50M ? true : listed")]
    [TestCase("form[0] == 'c'")]
    [TestCase("new(form as f) != null")]
    [TestCase("form == null")]
    [TestCase("form > \"a\"")]
    [TestCase("foreignShare in (1M, 2M)")]
    [TestCase("Guid.NewGuid() == Guid.Empty")]
    [TestCase("Convert.ToBoolean(form)")]
    [TestCase("listed & pilotApproval")]
    [TestCase("listed == pilotApproval")]
    [TestCase("form == \"limited\"")]
    [TestCase("Decimal.Parse(form) > 5M")]
    [TestCase("object.Equals(form, form)")]
    public void Expression_refused(string hostile) => Assert.That(() => Parse(hostile), Throws.TypeOf<FenceException>().Or.TypeOf<ParseException>());

    [TestCase("unknownShare <= 50M")]
    [TestCase("ForeignShare <= 50M")]
    [TestCase("foreignShare <= ")]
    [TestCase("foreignShare <= 50M; true")]
    [TestCase("(foreignShare <= 50M")]
    public void Expression_that_does_not_parse_throws(string text) => Assert.That(() => Parse(text), Throws.TypeOf<ParseException>());

    [TestCase("foreignShare <= 50M && !(listed == true || form == \"company\")")]
    [TestCase("foreignShare <= 50")]
    [TestCase("not (listed)")]
    [TestCase("form != \"company\"")]
    [TestCase("foreignShare != 50.5M")]
    [TestCase("(listed == true) == false")]
    [TestCase("true")]
    public void Comparison_passes(string text) => Assert.That(() => Parse(text), Throws.Nothing);

    [TestCase("iif")]
    [TestCase("np")]
    [TestCase("it")]
    [TestCase("is")]
    public void Fact_named_like_a_keyword_is_a_diagnostic_or_works(string id)
    {
        var result = new RuleSet().Law($$$"""
            facts:
              - {id: {{{id}}}, type: boolean, role: circumstance, name: {zh: 事实, en: Fact}, question: {zh: 是否？, en: Is it so?}}
            measures:
              - key: test
                kind: equity-cap
                max: 49
                when: { {{{id}}}: true }
                sectors: ["miit:B25"]
                text: {zh: 不超过49%, en: At most 49%}
                cite: {instrument: telecom-rules, provision: art. 2}
                from: 2002-01-01
                verified: verified
            """).Load();
        if (result.Rulebook is null) Assert.That(result.Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA305" }));
        else Assert.That(result.Index!.Content.Measures.Single(m => m.Key == "test").When!.Reads.Select(f => f.Id), Is.EqualTo(new[] { id }));
    }

    [TestCase("pilot-approval", "pilotApproval")]
    [TestCase("a-1", "a_1")]
    [TestCase("a1", "a1")]
    [TestCase("5g-approval", "_5gApproval")]
    public void Fact_id_becomes_a_name(string id, string name) => Assert.That(Parameter.Name(id), Is.EqualTo(name));
}
