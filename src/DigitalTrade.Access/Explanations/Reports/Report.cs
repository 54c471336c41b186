using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>
/// A determination as an investment officer reads it: outcome first, then conditions, why, other routes, obligations,
/// what decides, assumptions, caveats. In Chinese or English, as text or as Markdown.
/// </summary>
public static class Report
{
    /// <summary>Lines of at most this many columns where the caller has no terminal to ask.</summary>
    public const int DefaultWidth = 100;

    /// <summary>The report in lines of at most <paramref name="width"/> columns, Chinese characters counting two.</summary>
    /// <param name="book">The rulebook that answered.</param>
    /// <param name="proposal">What was asked, or null to leave that out.</param>
    /// <param name="determination">The answer.</param>
    /// <param name="language">Chinese or English.</param>
    /// <param name="width">Columns; at least 40 are used.</param>
    public static ImmutableArray<ReportLine> Lines(
        Rulebook book, Proposal? proposal, Determination determination, Language language, int width = DefaultWidth) =>
        [.. LineWriter.Write(Blocks(new(book, language), proposal, determination), Math.Max(width, 40))];

    /// <summary>The report as Markdown (CommonMark), each statement with instrument and provision.</summary>
    /// <param name="book">The rulebook that answered.</param>
    /// <param name="proposal">What was asked, or null to leave that out.</param>
    /// <param name="determination">The answer.</param>
    /// <param name="language">Chinese or English.</param>
    public static string Markdown(Rulebook book, Proposal? proposal, Determination determination, Language language) =>
        MarkdownWriter.Write(Blocks(new(book, language), proposal, determination));

    private static IEnumerable<Block> Blocks(Names names, Proposal? proposal, Determination determination)
    {
        yield return new Block.Title(names.Say(Words.Of(determination.Outcome)), determination.Outcome);
        yield return new Block.Paragraph(Summary.Of(names, determination));
        yield return Subject.Of(names, proposal, determination);
        if (determination.Ownership is { } ownership)
        {
            foreach (var block in OwnershipReport.Section(names, ownership)) yield return block;
        }

        if (determination.Questions.Length > 0)
        {
            foreach (var block in QuestionSection.Of(names, determination)) yield return block;
        }

        foreach (var activity in determination.Activities)
        {
            foreach (var block in OfActivity(names, determination, activity)) yield return block;
        }

        Block[] rest =
        [
            .. WholeSections.Remedies(names, determination), .. WholeSections.Obligations(names, determination),
            .. WholeSections.Assumptions(names, determination), .. CaveatSection.Of(names, determination),
        ];
        foreach (var block in rest) yield return block;
        yield return new Block.Footer(names.Say(
            $"规则库版本 {determination.Rulebook}。本结论供参考，不构成法律意见。",
            $"Rulebook {determination.Rulebook}. For information; not legal advice."));
    }

    private static IEnumerable<Block> OfActivity(Names names, Determination determination, ActivityDetermination activity)
    {
        if (determination.Activities.Length == 1) return ActivitySections.Of(names, activity, 2);
        return
        [
            new Block.Heading(names.Activity(activity.Activity) + names.Say("：", ": ") + names.Say(Words.Of(activity.Outcome)), 2),
            new Block.Paragraph(Summary.Of(names, determination, activity)),
            .. ActivitySections.Of(names, activity, 3),
        ];
    }
}
