using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>Question, short answer, facts.</summary>
internal static class OpeningSections
{
    private const int MostAnswers = 8;

    public static IEnumerable<Part> Of(Draft draft) => [.. Question(draft), .. ShortAnswer(draft), .. Facts(draft)];

    private static IEnumerable<Part> Question(Draft draft)
    {
        var place = draft.Request.Proposal.Registered is { } zone ? draft.Names.Zone(zone) : null;
        yield return new Part.Heading(draft.Words.Question, 1);
        yield return new Part.Paragraph(draft.Words.Asked(draft.Business, place, draft.Names.Date(draft.Answer.AsOf)));
    }

    private static IEnumerable<Part> ShortAnswer(Draft draft)
    {
        yield return new Part.Heading(draft.Words.ShortAnswer, 1);
        yield return new Part.Paragraph(
            Passage.Bold(draft.Outcome(draft.Answer.Outcome) + draft.Names.Say("。", ".")).Then(draft.Names.Say("", " ") + Summary.Of(draft.Names, draft.Answer)));
        if (draft.Answer.Activities.Length > 1)
        {
            yield return new Part.Table(
                [draft.Words.Activity, draft.Words.Answer, draft.Words.List],
                [38, 22, 40],
                [.. draft.Answer.Activities.Select(a => Row.Of(draft.Names.Activity(a.Activity), Passage.Bold(draft.Outcome(a.Outcome)), draft.Names.Edition(a.GovernedBy) ?? "—"))]);
        }

        if (draft.Answer.Questions.IsEmpty) yield break;
        yield return new Part.Paragraph(draft.Words.Decides);
        yield return new Part.List([.. draft.Answer.Questions.Select(q => Asked(draft, q))]);
    }

    private static ListItem Asked(Draft draft, Question question)
    {
        var splits = question.Splits.GroupBy(s => s.Value).OrderBy(g => g.Key).ToArray();
        if (splits.Length == 1) return new(draft.Names.Say(question.Text), [draft.Words.NotAlone]);
        return new(draft.Names.Say(question.Text), [.. splits.Select(s => (Passage)$"{Answered(draft, question, [.. s.Select(a => a.Key)])} → {draft.Outcome(s.Key)}")]);
    }

    private static string Answered(Draft draft, Question question, ImmutableArray<string> values)
    {
        var answers = Answers.Of(draft.Names, question.Fact, values);
        var shown = draft.Names.List(answers.Take(MostAnswers));
        return answers.Length > MostAnswers ? draft.Words.MorePlaces(shown, answers.Length - MostAnswers) : shown;
    }

    private static IEnumerable<Part> Facts(Draft draft)
    {
        yield return new Part.Heading(draft.Words.Facts, 1);
        yield return new Part.Heading(draft.Words.AsStated, 2);
        yield return new Part.Table(
            [draft.Words.Fact, draft.Words.Stated],
            [26, 74],
            [.. Subject.Stated(draft.Names, draft.Request.Proposal, draft.Answer).Select(r => Row.Of(r.Name, r.Value))]);
        yield return new Part.Heading(draft.Words.AsAssumed, 2);
        var unstated = Unstated(draft).ToArray();
        if (draft.Answer.Assumptions.IsEmpty && unstated.Length == 0) yield return new Part.Paragraph(draft.Words.Nothing);
        if (!draft.Answer.Assumptions.IsEmpty)
            yield return new Part.List([.. draft.Answer.Assumptions.Select(a => new ListItem(draft.Names.Say(a), []))]);
        if (unstated.Length > 0) yield return new Part.Paragraph(draft.Words.NotStated(draft.Names.List(unstated)));
    }

    /// <summary>The usual facts that the proposal leaves out.</summary>
    private static IEnumerable<string> Unstated(Draft draft)
    {
        var proposal = draft.Request.Proposal;
        if (proposal.Registered is null) yield return Name(BuiltIn.Registered);
        if (proposal.Facilities is null) yield return Name(BuiltIn.Facilities);
        if (proposal.Serves is null) yield return Name(BuiltIn.Serves);
        if (proposal is { Investors: null, ForeignShare: null }) yield return Name(BuiltIn.ForeignShare);
        if (proposal.Form is null) yield return Name(BuiltIn.Form);
        if (proposal.Mode is null) yield return Name(BuiltIn.Mode);

        string Name(int slot) => QuestionSection.FactName(draft.Names, draft.Book.Facts[slot].WireName);
    }
}
