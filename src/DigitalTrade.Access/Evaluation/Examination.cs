using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Evaluation;

/// <summary>A measure that bars, and the derogations that might lift it.</summary>
internal readonly record struct Barred(Tested Tested, ImmutableArray<Attempt> Attempts)
{
    public bool Liftable => Attempts.Any(a => a.Lift == Lift.Available);
}

/// <summary>
/// One activity under one set of circumstances: select, test and lift. The outcome is null while it hangs on a
/// circumstance that is not stated.
/// </summary>
internal sealed class Examination
{
    private Examination(Circumstances at, ImmutableArray<string> codes)
    {
        At = at;
        Codes = codes;
    }

    public Circumstances At { get; }

    /// <summary>Which of the proposal's activities.</summary>
    public int Activity { get; private init; }

    /// <summary>Sector codes examined; default while the reading of the activity is not known.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The list that governs; null while the place is not stated.</summary>
    public Governance? Governance { get; private init; }

    /// <summary>For each code what speaks of it here; empty while the reading of the activity is not known.</summary>
    public ImmutableArray<Selection> Selections { get; private set; } = [];

    public List<Tested> Tested { get; private set; } = [];

    public List<Barred> Barred { get; private set; } = [];

    /// <summary>The outcome, or null while it hangs on <see cref="Hangs"/>.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The first circumstance on which it hangs.</summary>
    public Unknown? Hangs { get; private set; }

    /// <summary>Examines an activity.</summary>
    /// <param name="book">The rules.</param>
    /// <param name="at">The circumstances.</param>
    /// <param name="activity">Which of the proposal's activities.</param>
    /// <param name="keys">Only measures of these keys are heard; null for all.</param>
    public static Examination Of(Rulebook book, Circumstances at, int activity, IReadOnlySet<string>? keys = null)
    {
        var examination = new Examination(at, at.Codes[activity])
        {
            Governance = at.Registered is { } place ? book.Selections.Place(place, at.Date).Governance : null,
            Activity = activity,
        };
        examination.Run(book, keys);
        return examination;
    }

    private void Run(Rulebook book, IReadOnlySet<string>? keys)
    {
        if (Codes.IsDefault)
        {
            var asks = book.Taxonomy.Activity(At.Proposal.Activities[Activity])!.Asks!;
            Hangs = new Unknown.Of(book.Fact(asks)!, []);
            return;
        }

        Select(book);
        foreach (var selection in Selections)
        {
            var rules = selection.Rules;
            if (rules.Sector.Abstract) Hangs ??= new Unknown.Code(Activity, rules.Sector.Code, rules.Parts);
            else Testing.Test(selection, At, Tested);
        }

        if (keys is not null) Tested.RemoveAll(t => !keys.Contains(t.Measure.Key));
        if (Hangs is not null) return;
        if (Governance is not { } governing) Hangs = Unknown.Here;
        else if (!governing.Answers) Outcome = Determinations.Outcome.Undetermined;
        else Conclude(book);
    }

    private void Select(Rulebook book)
    {
        var selections = new Selection[Codes.Length];
        var count = 0;
        for (var i = 0; i < selections.Length; i++)
        {
            selections[i] = book.Selections.At(book.Rules(Codes[i]), At.Registered, At.Date);
            count += selections[i].Measures.Length;
        }

        Selections = ImmutableCollectionsMarshal.AsImmutableArray(selections);
        Tested = new(count);
    }

    /// <summary>The worst finding that nothing lifts. A prohibition stands whatever else is unknown.</summary>
    private void Conclude(Rulebook book)
    {
        var bars = 0;
        foreach (var tested in Tested) bars += tested.Verdict == Verdict.Bars ? 1 : 0;
        if (bars > 0) Barred = new(bars);
        var tried = new Gathered<Attempt>();
        var worst = Determinations.Outcome.Permitted;
        foreach (var tested in Tested)
        {
            switch (tested.Verdict)
            {
                case Verdict.Satisfied:
                    worst = Worse(worst, Determinations.Outcome.PermittedOnConditions);
                    break;
                case Verdict.Undetermined:
                    Hangs ??= tested.Hangs;
                    break;
                case Verdict.Bars:
                    var barred = new Barred(tested, Attempts(book, tested, ref tried));
                    Barred.Add(barred);
                    worst = Worse(worst, Conclude(barred));
                    break;
            }
        }

        if (worst == Determinations.Outcome.Prohibited || Hangs is null) Outcome = worst;
    }

    private Outcome Conclude(Barred barred)
    {
        if (barred.Liftable) return Determinations.Outcome.PermittedOnConditions;
        if (barred.Attempts.FirstOrDefault(a => a.Lift == Lift.Unknown) is { } unknown)
        {
            Hangs ??= unknown.Hangs;
            return Determinations.Outcome.PermittedOnConditions;
        }

        return barred.Attempts.Any(a => a.Lift == Lift.Curable)
            ? Determinations.Outcome.NotPermittedAsProposed
            : barred.Tested.Measure.Kind.WhenBarred;
    }

    private ImmutableArray<Attempt> Attempts(Rulebook book, in Tested tested, ref Gathered<Attempt> tried)
    {
        var openings = tested.Selected.Openings;
        if (openings.IsEmpty) return [];
        if (openings.Length == 1) return Once(book, openings[0], ref tried) is { Lift: not Lift.Unavailable } only ? only.Alone : [];
        var attempts = new Gathered<Attempt>();
        foreach (var opening in openings)
        {
            var attempt = Once(book, opening, ref tried);
            if (attempt.Lift != Lift.Unavailable) attempts.Add(attempt);
        }

        return attempts.Items.Length == 1 ? attempts.Items[0].Alone : attempts.ToImmutable();
    }

    /// <summary>A derogation is tried once, however many measures it may lift.</summary>
    private Attempt Once(Rulebook book, Opening opening, ref Gathered<Attempt> tried)
    {
        foreach (var earlier in tried.Items)
        {
            if (ReferenceEquals(earlier.Derogation, opening.Derogation)) return earlier;
        }

        var attempt = Lifting.Try(book, opening, At, Activity);
        tried.Add(attempt);
        return attempt;
    }

    private static Outcome Worse(Outcome left, Outcome right) => left > right ? left : right;
}
