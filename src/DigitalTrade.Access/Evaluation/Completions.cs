using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// The exact outcome over what is not stated. Splits only circumstances on which the outcome hangs, and stops at the
/// second outcome found; so the cost is small unless every completion agrees.
/// </summary>
internal static class Completions
{
    /// <summary>
    /// Completions examined at most, of up to sixteen holders; of more, fewer by the square, so that no number of holders makes a
    /// question dear. Beyond, the answer is undetermined, which is always safe, and says so.
    /// </summary>
    public const int Budget = 20_000;

    private const int FewHolders = 16;

    /// <summary>What one completion counts: one for up to sixteen holders, 976 for five hundred.</summary>
    public static int Cost(Circumstances at) => Math.Max(1, at.Ownership.Holders.Length * at.Ownership.Holders.Length / (FewHolders * FewHolders));

    /// <summary>The outcome of the whole proposal in every completion, or null when two differ.</summary>
    public static Outcome? Whole(Rulebook book, Circumstances at, out bool exhausted)
    {
        var search = new Search(c => Worst(book, c));
        search.Explore(at);
        exhausted = search.Exhausted;
        return exhausted ? null : search.Common;
    }

    /// <summary>The outcome of one activity in every completion, or null when two differ.</summary>
    public static Outcome? One(Rulebook book, Circumstances at, int activity)
    {
        var search = new Search(c =>
        {
            var examination = Examination.Of(book, c, activity);
            return (examination.Outcome, examination.Hangs);
        });
        search.Explore(at);
        return search.Exhausted ? null : search.Common;
    }

    /// <summary>The worst outcome over the activities, or what it hangs on.</summary>
    public static (Outcome? Outcome, Unknown? Hangs) Worst(Rulebook book, Circumstances at)
    {
        var worst = Outcome.Permitted;
        Unknown? hangs = null;
        for (var i = 0; i < at.Codes.Length; i++)
        {
            var examination = Examination.Of(book, at, i);
            if (examination.Outcome is { } outcome) worst = outcome > worst ? outcome : worst;
            else hangs ??= examination.Hangs;
        }

        return worst == Outcome.Prohibited || hangs is null ? (worst, null) : (null, hangs);
    }

    private sealed class Search(Func<Circumstances, (Outcome? Outcome, Unknown? Hangs)> examine)
    {
        private bool differs;
        private int spent;

        public Outcome? Common { get; private set; }

        public bool Exhausted { get; private set; }

        public void Explore(Circumstances at)
        {
            if (differs || Exhausted) return;
            spent += Cost(at);
            if (spent > Budget)
            {
                Exhausted = true;
                return;
            }

            var (outcome, hangs) = examine(at);
            if (outcome is { } found)
            {
                if (Common is { } common && common != found) (differs, Common) = (true, null);
                else Common = found;
                return;
            }

            foreach (var (_, completion) in at.Split(hangs!))
            {
                Explore(completion);
                if (differs || Exhausted) return;
            }

        }
    }
}
