using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Which fact decides, and how each answer splits the outcome.</summary>
internal static class QuestionSection
{
    private const int MostAnswers = 8;

    public static IEnumerable<Block> Of(Names names, Determination determination)
    {
        if (determination.Questions.IsEmpty) yield break;
        yield return new Block.Heading(names.Say("需要说明的事实", "What decides"), 2);
        foreach (var question in determination.Questions)
        {
            var lines = ImmutableArray.CreateBuilder<string>();
            var splits = question.Splits.GroupBy(s => s.Value).OrderBy(g => g.Key).ToArray();
            if (splits.Length == 1)
                lines.Add(names.Say("仅此一项尚不足以得出结论，须与其他事实一并说明。", "This alone does not settle the answer; further facts are asked once it is stated."));
            foreach (var split in splits.Length == 1 ? [] : splits)
            {
                var answers = Answers.Of(names, question.Fact, [.. split.Select(s => s.Key)]);
                var shown = names.List(answers.Take(MostAnswers));
                if (answers.Length > MostAnswers) shown += names.Say($"等{answers.Length}种情形", $" and {answers.Length - MostAnswers} more");
                lines.Add($"{shown} → {names.Say(Words.Of(split.Key))}");
            }

            if (Because(names, determination, question) is { Length: > 0 } because)
                lines.Add(names.Say("所涉规定：", "It decides under ") + because);
            yield return new Block.Item(Mark.Unknown, names.Say(question.Text), lines.ToImmutable());
        }
    }

    /// <summary>The short name of the fact that a question asks for.</summary>
    public static string FactName(Names names, string wire) => wire switch
    {
        "activities" => names.Say("具体业务", "the precise business"),
        "economy" => names.Say("投资者所属国家或地区", "the investor's economy"),
        _ when wire.EndsWith(".economy", StringComparison.Ordinal) => names.Say("投资者所属国家或地区", "the investor's economy"),
        _ => FactOf(names, wire) is { } fact ? names.Say(fact.Name.Zh, Wording.Within(fact.Name.En)) : Visible.Of(wire),
    };

    public static Fact? FactOf(Names names, string wire) => names.Book.Facts.FirstOrDefault(f => f.WireName == wire);

    /// <summary>The provisions under which a question decides.</summary>
    public static string Because(Names names, Determination determination, Question question) => CiteList.Short(
        names,
        determination.Activities.SelectMany(a => a.Findings)
            .Where(f => f.Verdict != Verdict.Displaced && question.Because.Contains(f.Measure[(f.Measure.IndexOf(':', StringComparison.Ordinal) + 1)..]))
            .Select(f => f.Cite)
            .Distinct());
}
