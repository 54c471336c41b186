using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Screening.Memos.Sections;

namespace DigitalTrade.Access.Screening.Memos;

/// <summary>What the sections of one memorandum share: names, wording, footnotes, and what was asked and answered.</summary>
internal sealed class Draft
{
    public Draft(MemoRequest request)
    {
        Request = request;
        Names = new(request.Book, request.Language);
        Words = new(Names);
        Notes = new(Names, Words);
    }

    public MemoRequest Request { get; }

    public Names Names { get; }

    public MemoWords Words { get; }

    public Notes Notes { get; }

    public Rulebook Book => Request.Book;

    public Determination Answer => Request.Determination;

    /// <summary>Words and what they rest on.</summary>
    public Passage Cited(Passage words, params IEnumerable<Citation> cites)
    {
        // In Chinese the mark stands before the full stop, in English after it.
        return words.Phrases is [.., { Note: 0 } last] && last.Words.EndsWith('。')
            ? new Passage(words.Phrases.SetItem(words.Phrases.Length - 1, last with { Words = last.Words[..^1] })).Noted(Notes.Of(cites)).Then("。")
            : words.Noted(Notes.Of(cites));
    }

    /// <summary>A word or name as a cell begins.</summary>
    public string Begin(string words) => Names.Language == Language.En && words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    public string Outcome(Outcome outcome) => Names.Say(Explanations.Reports.Words.Of(outcome));

    /// <summary>The businesses asked about.</summary>
    public string Business => Names.List(Answer.Activities.Select(a => Names.Activity(a.Activity)));

    /// <summary>A table of names and values.</summary>
    public static Part.Table Pairs(IEnumerable<(string Name, string Value)> rows) =>
        new([], [26, 74], [.. rows.Select(r => Row.Of(Passage.Bold(r.Name), r.Value))]);
}

/// <summary>Puts a memorandum together, section after section, so that footnotes are numbered as they are read.</summary>
internal static class Drafting
{
    public static Memorandum Of(MemoRequest request)
    {
        var draft = new Draft(request);
        var parts = ImmutableArray.CreateBuilder<Part>();
        parts.AddRange(OpeningSections.Of(draft));
        parts.AddRange(AnalysisSection.Of(draft));
        parts.AddRange(ConditionSections.Of(draft));
        parts.AddRange(AlternativeSection.Of(draft));
        parts.AddRange(TimeSection.Of(draft));
        parts.AddRange(RelianceSection.Of(draft));
        parts.AddRange(BasisSection.Of(draft));
        var subject = draft.Words.Subject(draft.Business, request.Proposal.Registered is { } zone ? draft.Names.Zone(zone) : null);
        return new()
        {
            Language = request.Language,
            Date = request.Date,
            Title = draft.Words.Title,
            Subject = subject,
            Author = request.Author is { } author ? Visible.Of(author) : null,
            Basis = draft.Words.Basis(draft.Answer.Rulebook, BasisSection.Engine),
            Head = Head(draft, subject),
            Parts = parts.ToImmutable(),
            Notes = draft.Notes.Texts,
            Foot = request.Reference is { } reference ? Visible.Of(reference) : draft.Words.Title,
        };
    }

    private static ImmutableArray<(string Name, string Value)> Head(Draft draft, string subject)
    {
        var (request, words) = (draft.Request, draft.Words);
        var rows = ImmutableArray.CreateBuilder<(string, string)>();
        if (request.Client is { } client) rows.Add((words.To, Visible.Of(client)));
        if (request.Author is { } author) rows.Add((words.From, Visible.Of(author)));
        rows.Add((words.Date, draft.Names.Date(request.Date)));
        if (request.Reference is { } reference) rows.Add((words.Reference, Visible.Of(reference)));
        rows.Add((words.Re, subject));
        return rows.ToImmutable();
    }
}
