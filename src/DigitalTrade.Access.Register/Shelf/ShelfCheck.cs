using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Register.Shelf;

/// <summary>
/// Whether a zone's pack may go among the rules: it loads, its cases pass, and against the same rules without it no answer
/// outside its territory moves and none inside moves towards closed.
/// </summary>
internal static class ShelfCheck
{
    /// <summary>The rules with the pack.</summary>
    /// <exception cref="ShelfException">It may not; with every reason.</exception>
    public static LoadResult Sound(IReadOnlyList<string> folders, ImmutableArray<Bundle> others, Bundle bundle, DateOnly today)
    {
        if (!bundle.Manifest.Local) throw new ShelfException(ShelfRefusal.NotSound, "only a zone's own pack (`kind: local`) goes on the shelf");
        var with = RulebookLoader.Load(folders, others.Add(bundle));
        var cases = CaseReader.Read(bundle);
        var errors = with.Diagnostics.Concat(cases.Diagnostics).Where(d => d.Severity == Severity.Error).Select(d => ($"{d.File}:{d.Line}:{d.Column}", $"{d.Id}: {d.Message}", d.Help)).ToImmutableArray();
        if (errors.Length > 0 || with.Rulebook is not { } book) throw new ShelfException(ShelfRefusal.NotSound, $"the pack has {errors.Length} errors", errors);
        var runner = new CaseRunner(book);
        var failed = cases.Cases.Select(runner.Run).Where(r => !r.Passed).Select(r => ($"{r.Case.File}:{r.Case.Line}:{r.Case.Column}", $"the case `{r.Case.Name}` fails", Detail(r))).ToImmutableArray();
        if (failed.Length > 0) throw new ShelfException(ShelfRefusal.NotSound, $"{failed.Length} cases of the pack fail", failed);
        if (cases.Cases.IsEmpty) throw new ShelfException(ShelfRefusal.NotSound, "the pack has no case", [("tests/", "nothing shows what the pack does", "write cases, at least one for each opening")]);
        if (RulebookLoader.Load(folders, others).Rulebook is { } without) Stays(bundle, without, book, today);
        return with;
    }

    private static string? Detail(CaseResult result) => result.Problems.Select(p => $"{p.Path}: {p.Message}")
        .Concat(result.Differences.Select(d => $"{d.What}: expected {string.Join(", ", d.Expected)}, got {string.Join(", ", d.Got)}")).FirstOrDefault();

    private static void Stays(Bundle bundle, Rulebook without, Rulebook with, DateOnly today)
    {
        foreach (var day in with.Derogations.Where(d => d.Key.StartsWith($"{bundle.Manifest.Pack}:", StringComparison.Ordinal)).Select(d => d.InForce.From).Append(today).Distinct())
        {
            var changed = Comparison.Of(new(without, day), new(with, day));
            var outside = changed.Changes.SelectMany(c => c.Places.Where(p => !with.Gazetteer.Containing(p, day).Any(z => bundle.Manifest.Territory.Contains(z.Id))).Select(p => (p, c.Shifts[0]))).ToArray();
            if (outside is [var (place, shift), ..])
                throw new ShelfException(ShelfRefusal.NotSound, $"the pack changes answers in `{place}`, outside its territory", [("territory", $"e.g. {shift.Witness.ToJsonString()}", null)]);
            if (changed.Changes.SelectMany(c => c.Shifts).FirstOrDefault(s => s.After > s.Before) is { } closing)
                throw new ShelfException(ShelfRefusal.NotSound, "the pack closes what is open without it", [("derogations", $"e.g. {closing.Witness.ToJsonString()}", null)]);
        }
    }
}
