using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>
/// A formula to a delegate in three values. <c>&amp;</c> and <c>|</c> on <c>bool?</c> are Kleene's own: unknown and false is
/// false, unknown or true is true.
/// </summary>
/// <remarks>
/// The delegates are closures over the fenced formula, not emitted code: FastExpressionCompiler 5.4.1 answers unknown to
/// "false and unknown", and emitting each condition takes a third of the time of a cold load without answering faster.
/// </remarks>
internal static class Kleene
{
    /// <summary>The delegate; with <paramref name="best"/>, every unstated undertaking is taken as kept.</summary>
    public static ConditionTest Lift(Formula formula, bool best) => Lift(formula, positive: true, best);

    // Negation goes down to the comparisons: "kept" is said of a comparison as it stands, negated or not.
    private static ConditionTest Lift(Formula formula, bool positive, bool best)
    {
        switch (formula)
        {
            case Formula.Constant constant:
                bool? value = constant.Value == positive;
                return _ => value;
            case Formula.Not not:
                return Lift(not.Part, !positive, best);
            case Formula.And and:
                return Join(Lift(and.Left, positive, best), Lift(and.Right, positive, best), conjunction: positive);
            case Formula.Or or:
                return Join(Lift(or.Left, positive, best), Lift(or.Right, positive, best), conjunction: !positive);
            case Formula.Atom atom:
                var test = Compare(atom);
                if (!positive) test = Negate(test);
                return best && atom.Fact.Role == FactRole.Undertaking ? facts => test(facts) ?? true : test;
            default:
                throw new InvalidOperationException(formula.GetType().Name);
        }
    }

    private static ConditionTest Join(ConditionTest left, ConditionTest right, bool conjunction) =>
        conjunction ? facts => left(facts) & right(facts) : facts => left(facts) | right(facts);

    private static ConditionTest Negate(ConditionTest test) => facts => !test(facts);

    private static ConditionTest Compare(Formula.Atom atom)
    {
        var slot = atom.Fact.Slot;
        switch (atom)
        {
            case Formula.Flag:
                return facts => facts.Is(slot, true);
            case Formula.Choice choice:
                var value = choice.Value;
                return facts => facts.IsChoice(slot, value);
            case Formula.Inside inside:
                var territory = inside.Territory;
                return facts => facts.Within(slot, territory);
            case Formula.Number { Limit: var limit } number:
                return number.Comparison switch
                {
                    Comparison.AtMost => facts => facts.AtMost(slot, limit),
                    Comparison.Below => facts => facts.Below(slot, limit),
                    Comparison.AtLeast => facts => facts.AtLeast(slot, limit),
                    Comparison.Above => facts => facts.Above(slot, limit),
                    _ => facts => facts.EqualTo(slot, limit),
                };
            default:
                throw new InvalidOperationException(atom.GetType().Name);
        }
    }
}
