using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

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

    public List<Tested> Tested { get; } = new(16);

    public List<Barred> Barred { get; } = [];

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
        var codes = at.Codes[activity];
        var governance = at.Registered is { } place ? Evaluation.Governance.At(book, place, at.Date) : (Governance?)null;
        var examination = new Examination(at, codes) { Governance = governance, Activity = activity };
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

        foreach (var code in Codes)
        {
            var rules = book.Rules(code);
            if (rules.Sector.Abstract) Hangs ??= new Unknown.Code(Activity, code, rules.Parts);
            else Testing.Test(rules, At, Governance ?? default, Tested);
        }

        if (keys is not null) Tested.RemoveAll(t => !keys.Contains(t.Measure.Key));
        if (Hangs is not null) return;
        if (Governance is not { } governing) Hangs = new Unknown.Place();
        else if (!governing.Answers) Outcome = Determinations.Outcome.Undetermined;
        else Conclude(book, At.Registered!.Value);
    }

    /// <summary>The worst finding that nothing lifts. A prohibition stands whatever else is unknown.</summary>
    private void Conclude(Rulebook book, int zone)
    {
        var tried = new List<(Derogation Derogation, Attempt? Attempt)>();
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
                    var barred = new Barred(tested, Attempts(book, tested, zone, tried));
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

    private ImmutableArray<Attempt> Attempts(Rulebook book, Tested tested, int zone, List<(Derogation Derogation, Attempt? Attempt)> tried)
    {
        if (!tested.Rules.Lifting.TryGetValue(tested.Measure.Key, out var derogations)) return [];
        if (derogations.Length == 1)
            return Once(book, derogations[0], zone, tried) is { Lift: not Lift.Unavailable } only ? only.Alone : [];
        var attempts = ImmutableArray.CreateBuilder<Attempt>(derogations.Length);
        foreach (var derogation in derogations)
        {
            var attempt = Once(book, derogation, zone, tried);
            if (attempt is not null && attempt.Lift != Lift.Unavailable) attempts.Add(attempt);
        }

        return attempts.DrainToImmutable();
    }

    /// <summary>A derogation is tried once, however many measures it may lift.</summary>
    private Attempt? Once(Rulebook book, Derogation derogation, int zone, List<(Derogation Derogation, Attempt? Attempt)> tried)
    {
        foreach (var (earlier, found) in tried)
        {
            if (ReferenceEquals(earlier, derogation)) return found;
        }

        var attempt = Lifting.Try(book, derogation, At, Activity, zone);
        tried.Add((derogation, attempt));
        return attempt;
    }

    private static Outcome Worse(Outcome left, Outcome right) => left > right ? left : right;
}
