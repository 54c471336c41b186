using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Evaluation;

/// <summary>One activity answered: its outcome and the ways to lift what bars, without words.</summary>
/// <param name="Examination">What the measures say.</param>
/// <param name="Outcome">Exact over what is not stated.</param>
/// <param name="Routes">The ways to lift everything that bars, best first.</param>
internal sealed record ActivityAnswer(Examination Examination, Outcome Outcome, ImmutableArray<RouteChoice> Routes)
{
    /// <summary>The best way, available or not; null when nothing bars or something cannot be lifted.</summary>
    public RouteChoice? Best => Routes.IsEmpty ? null : Routes[0];

    /// <summary>The way relied on; null on the base route.</summary>
    public RouteChoice? Taken =>
        Outcome <= Outcome.PermittedOnConditions && Best is { Outcome: Outcome.PermittedOnConditions } best ? best : null;

    /// <summary>The list that governs.</summary>
    public Edition? Governing => Examination.Governance?.Governing;
}

/// <summary>
/// A proposal answered without its reasons in words: what a determination, a timeline, a matrix and a remedy all rest on.
/// </summary>
/// <param name="Activities">One answer an activity, in the order asked.</param>
/// <param name="Outcome">For the whole proposal.</param>
/// <param name="Exhausted">True when there were too many completions to examine them all.</param>
internal sealed record Answer(ImmutableArray<ActivityAnswer> Activities, Outcome Outcome, bool Exhausted)
{
    public static Answer Of(Rulebook book, Proposal proposal) => Of(book, Circumstances.Of(book, proposal));

    public static Answer Of(Rulebook book, Circumstances at)
    {
        var count = at.Codes.Length;
        var activities = new ActivityAnswer[count];
        var worst = Outcome.Permitted;
        var definite = true;
        for (var i = 0; i < count; i++)
        {
            var examination = Examination.Of(book, at, i);
            var outcome = examination.Outcome ?? Completions.One(book, at, i) ?? Outcome.Undetermined;
            definite &= examination.Outcome is not null;
            worst = outcome > worst ? outcome : worst;
            activities[i] = new(examination, outcome, Routing.Of(examination.Barred));
        }

        var exhausted = false;
        if (!definite && (count > 1 || worst == Outcome.Undetermined))
            worst = Completions.Whole(book, at, out exhausted) ?? Outcome.Undetermined;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(activities), worst, exhausted);
    }
}
