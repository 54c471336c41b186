using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>
/// What to know before relying on the answer. That a provision was not read in its own text is said once for all such
/// provisions; what they say stands above already.
/// </summary>
internal static class CaveatSection
{
    public static IEnumerable<Block> Of(Names names, Determination determination)
    {
        if (determination.Caveats.IsEmpty) yield break;
        yield return new Block.Heading(names.Say("依赖本结论前须知", "Before relying on this"), 2);
        var bySource = determination.Caveats.ToLookup(c => c.Kind == "verification" ? LevelOf(names.Book, c.Id) : null);
        foreach (var caveat in bySource[null].OrderBy(c => c.Kind == "verification"))
        {
            yield return new Block.Item(
                Mark.Bullet,
                Labelled(names, caveat),
                CiteList.Each(names, caveat.Cites));
        }

        var said = new HashSet<(string, string)>();
        foreach (var level in bySource.Where(g => g.Key is not null).OrderByDescending(g => g.Key))
        {
            var cites = CiteList.Each(names, level.SelectMany(c => c.Cites).Where(c => said.Add((c.Instrument, c.Provision))));
            if (cites.IsEmpty) continue;
            yield return new Block.Item(
                Mark.Bullet,
                Known(names, level.Key),
                cites);
        }
    }

    internal static string Known(Names names, Verification? level) => level == Verification.Unverified
        ? names.Say("以下条款的内容未经原文核实，办理前应核对：", "What these provisions say was not verified against their text; check before applying:")
        : names.Say("以下条款的内容依据二手来源，办理前应核对：", "What these provisions say is known from secondary sources; check before applying:");

    internal static string Labelled(Names names, Caveat caveat)
    {
        var (label, words) = (names.Say(Words.Caveat(caveat.Kind)), names.Say(caveat.Text));
        return words.StartsWith(label, StringComparison.OrdinalIgnoreCase) ? words : $"{label}{names.Say("：", ": ")}{words}";
    }

    /// <summary>How a measure, derogation or condition is known, where the caveat says no more than that; else null.</summary>
    internal static Verification? LevelOf(Rulebook book, string id)
    {
        if (book.Measures.FirstOrDefault(m => m.Id == id) is { } measure) return measure.Verified;
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (book.Derogations.FirstOrDefault(d => d.Key == (slash < 0 ? id : id[..slash])) is not { } derogation) return null;
        return slash < 0
            ? derogation.Verified
            : derogation.Areas.SelectMany(a => a.Conditions).FirstOrDefault(c => c.Id == id[(slash + 1)..])?.Verified;
    }
}
