using System.Reflection;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>Rulebook, engine and register id, and every instrument cited.</summary>
internal static class BasisSection
{
    /// <summary>The engine's version as it was built, without the build's own suffix.</summary>
    public static string Engine { get; } =
        typeof(Rulebook).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static IEnumerable<Part> Of(Draft draft)
    {
        var (words, names) = (draft.Words, draft.Names);
        yield return new Part.Heading(words.BasisOfThis, 1);
        yield return new Part.Paragraph(words.Reviewed);
        List<(string, string)> rows = [(words.LegalDate, names.Date(draft.Answer.AsOf)), (words.Rulebook, draft.Answer.Rulebook), (words.Engine, Engine)];
        if (draft.Request.Register is { } id) rows.Add((words.Register, Visible.Of(id)));
        yield return Draft.Pairs(rows);
        var cited = draft.Notes.Instruments.Select(c => (Cite: c, Instrument: draft.Book.Instruments.FirstOrDefault(i => i.Id == c.Instrument))).ToArray();
        if (cited.Length == 0) yield break;
        yield return new Part.Heading(words.Authorities, 1);
        yield return new Part.Table(
            [words.Instrument, words.Issued, words.Days, words.Known],
            [36, 26, 24, 14],
            [
                .. cited.Select(c => c.Instrument is { } i
                    ? Row.Of(
                        names.Title(i.Title), draft.Begin(names.Say(i.Issuer)),
                        words.Force(i.From, i.To), words.Of(i.Verified))
                    : Row.Of(names.Title(c.Cite.Title), "—", "—", "—")),
            ]);
    }
}
