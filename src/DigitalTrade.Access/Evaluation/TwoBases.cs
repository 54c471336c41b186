using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Evaluation;

/// <summary>What an answer says where holders are stated with those behind them: the shares on both bases, and whether they decide.</summary>
internal static class TwoBases
{
    /// <summary>Before the name of a share that is looked through.</summary>
    public const string Prefix = "lookThrough.";

    private const string Id = "ownership-basis";
    private const int ShownDigits = 6;

    /// <summary>That the two bases give two outcomes and the law does not say which is meant; null when it makes no difference.</summary>
    public static Caveat? Of(Rulebook book, Circumstances at, Answer answer)
    {
        var reading = answer.Activities.SelectMany(a => a.Examination.Tested).Where(t => t.Hangs is Unknown.Basis).Select(t => t.Measure.Cite)
            .Concat(answer.Activities.SelectMany(a => a.Examination.Barred).SelectMany(b => b.Attempts).Where(a => a.Hangs is Unknown.Basis).Select(a => a.Derogation.Cite))
            .Distinct().ToImmutableArray();
        if (reading.IsEmpty) return null;
        var direct = Answer.Of(book, at.On(Basis.Direct)).Outcome;
        var through = Answer.Of(book, at.On(Basis.LookThrough)).Outcome;
        return direct == through ? null
            : new(Id, "certainty", Wording.TwoOutcomes(direct, Shown(at.Ownership.Foreign), through, Shown(at.Behind!.Foreign)), reading);
    }

    public static Finding Finding(Rulebook book, Circumstances at, in Tested tested, Verdict verdict, Attempt? by)
    {
        var measure = tested.Measure;
        var facts = FactReadings.Of(measure.Requires.Reads, at);
        var shares = verdict != Verdict.NotApplicable && measure.Requires.Reads.Any(Bases.IsShare);
        var through = shares && measure.Basis != Basis.Direct ? [.. measure.Requires.Reads.Select(f => new FactReading(f.WireName, Value(f, at.Through)))] : facts;
        var read = measure.Basis == Basis.LookThrough ? through : facts;
        return new()
        {
            Measure = measure.Id,
            Sector = tested.Rules.Sector.Code,
            Verdict = verdict,
            LiftedBy = by?.Derogation.Key,
            Facts = !shares || measure.Basis == Basis.Direct ? facts
                : [.. measure.Basis == Basis.Open ? facts : facts.Where((_, i) => !Bases.IsShare(measure.Requires.Reads[i])), .. Named(measure, through)],
            Because = tested.Hangs is Unknown.Basis && verdict == Verdict.Undetermined
                ? Wording.TwoBases(measure, facts.AsSpan(), through.AsSpan())
                : book.Sentences.Because(measure, verdict, !tested.Open, by?.Derogation, read.AsSpan()),
            Cite = measure.Cite,
        };
    }

    private static IEnumerable<FactReading> Named(Measure measure, ImmutableArray<FactReading> through) =>
        through.Where((_, i) => Bases.IsShare(measure.Requires.Reads[i])).Select(f => f with { Name = Prefix + f.Name });

    private static object? Value(Fact fact, Circumstances at) =>
        FactReadings.Value(fact, at) is Range range ? Shown(range) is { IsPoint: true } point ? point.Low : Shown(range) : FactReadings.Value(fact, at);

    /// <summary>As people read it: exact shares that are no decimals are kept as the gap they lie in.</summary>
    private static Range Shown(Range range)
    {
        var (low, high) = (Math.Round(range.Low, ShownDigits), Math.Round(range.High, ShownDigits));
        return low == high ? Range.Point(low) : new(low, high, range.LowOpen && low == range.Low, range.HighOpen && high == range.High);
    }
}
