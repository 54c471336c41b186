using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Space;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>When the answer turned and turns, and what may change without changing it.</summary>
internal static class TimeSection
{
    public static IEnumerable<Part> Of(Draft draft)
    {
        var (first, last) = Timeline.Window(draft.Book, draft.Request.Proposal, null, null);
        yield return new Part.Heading(draft.Words.OverTime, 1);
        if (first <= draft.Answer.AsOf && last >= first)
        {
            var timeline = Timeline.Of(draft.Book, draft.Request.Proposal, first, last);
            yield return new Part.Heading(draft.Words.Timeline, 2);
            yield return new Part.Table(
                [draft.Words.Period, draft.Words.Answer, draft.Words.Turned], [38, 18, 44], [.. timeline.Intervals.Select(i => Stretch(draft, i))]);
        }

        yield return new Part.Heading(draft.Words.Margins, 2);
        yield return new Part.List([.. Edges(draft, draft.Answer.Margins ?? Margins.Of(draft.Book, draft.Request.Proposal))]);
    }

    private static Row Stretch(Draft draft, Interval interval)
    {
        var now = interval.From <= draft.Answer.AsOf && draft.Answer.AsOf <= interval.To;
        var period = draft.Words.Span(draft.Names.Date(interval.From), draft.Names.Date(interval.To)) + (now ? draft.Words.Now : "");
        // What begins says enough; an end stands alone only where nothing takes its place.
        var events = interval.Opened.Any(e => e.Begins) ? interval.Opened.Where(e => e.Begins) : interval.Opened;
        var lines = events.Select(e => SpaceReport.Happened(draft.Names, e)).ToArray();
        if (lines.Length == 0) lines = [.. SpaceReport.Grounds(draft.Names, interval.Standing)];
        if (lines.Length == 0) lines = [draft.Words.NoList];
        var editions = interval.Standing.Activities.Select(a => draft.Book.Editions.FirstOrDefault(e => e.Id == a.GovernedBy)).OfType<Edition>().Distinct()
            .Select(e => new Citation(e.Instrument.Id, "", e.Instrument.Title));
        return Row.Of(
            now ? Passage.Bold(period) : period,
            now ? Passage.Bold(draft.Outcome(interval.Standing.Outcome)) : draft.Outcome(interval.Standing.Outcome),
            draft.Cited(string.Join("\n", lines.Distinct()), events.Select(e => e.Cite).OfType<Citation>().Concat(editions)));
    }

    private static IEnumerable<ListItem> Edges(Draft draft, Margins margins)
    {
        var (names, words) = (draft.Names, draft.Words);
        if (margins.ForeignShare is { } share && Range.TryParse(share.Same, out var same))
        {
            yield return Item(
                share is { Below: null, Above: null } ? words.AnyShare : words.SameShare(names.Say(Wording.Interval(names.Book.Facts[BuiltIn.ForeignShare], same))),
                SpaceReport.Turns(names, share.Below, words.Below), SpaceReport.Turns(names, share.Above, words.Above));
        }

        var days = margins.Date;
        yield return Item(
            days.To is { } last ? words.SameUntil(names.Date(last)) : words.NoChangeKnown, SpaceReport.Turns(names, days.After, words.After));
        if (days.From is { } first) yield return Item(words.SoSince(names.Date(first)), SpaceReport.Turns(names, days.Before, words.Earlier));
    }

    private static ListItem Item(string words, params IEnumerable<string>[] lines) => new(words, [.. lines.SelectMany(l => l).Distinct().Select(l => (Passage)l)]);
}
