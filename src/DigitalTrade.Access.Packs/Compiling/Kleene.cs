using System.Linq.Expressions;
using System.Reflection;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>
/// A formula to a tree over <see cref="FactVector"/> in three values. <c>&amp;</c> and <c>|</c> on <c>bool?</c> are Kleene's
/// own: unknown and false is false, unknown or true is true.
/// </summary>
internal static class Kleene
{
    private static readonly ParameterExpression Facts = Expression.Parameter(typeof(FactVector), "facts");
    private static readonly ConstantExpression True = Expression.Constant(true, typeof(bool?));

    /// <summary>The tree; with <paramref name="best"/>, every unstated undertaking is taken as kept.</summary>
    public static Expression<ConditionTest> Lift(Formula formula, bool best) =>
        Expression.Lambda<ConditionTest>(Tree(formula, positive: true, best), Facts);

    // Negation goes down to the comparisons: "kept" is said of a comparison as it stands, negated or not.
    private static Expression Tree(Formula formula, bool positive, bool best) => formula switch
    {
        Formula.Constant constant => Expression.Constant(constant.Value == positive, typeof(bool?)),
        Formula.Not not => Tree(not.Part, !positive, best),
        Formula.And and => Join(and.Left, and.Right, positive, conjunction: positive, best),
        Formula.Or or => Join(or.Left, or.Right, positive, conjunction: !positive, best),
        Formula.Atom atom => Literal(atom, positive, best),
        _ => throw new InvalidOperationException(formula.GetType().Name),
    };

    // Calls, not the operators: FastExpressionCompiler 5.4.1 compiles lifted `&` and `|` so that unknown swallows what decides.
    private static MethodCallExpression Join(Formula left, Formula right, bool positive, bool conjunction, bool best)
    {
        var (l, r) = (Tree(left, positive, best), Tree(right, positive, best));
        return Expression.Call(conjunction ? And : Or, l, r);
    }

    private static Expression Literal(Formula.Atom atom, bool positive, bool best)
    {
        Expression test = atom switch
        {
            Formula.Number number => Call(number.Comparison.ToString() is "Equal" ? nameof(FactVector.EqualTo) : number.Comparison.ToString(), atom, number.Limit),
            Formula.Flag => Call(nameof(FactVector.Is), atom, positive),
            Formula.Choice choice => Call(nameof(FactVector.IsChoice), atom, choice.Value),
            Formula.Inside inside => Call(nameof(FactVector.Within), atom, inside.Territory),
            _ => throw new InvalidOperationException(atom.GetType().Name),
        };
        if (!positive && atom is not Formula.Flag) test = Expression.Not(test);
        return best && atom.Fact.Role == FactRole.Undertaking ? Expression.Coalesce(test, True) : test;
    }

    private static MethodCallExpression Call(string method, Formula.Atom atom, object against) =>
        Expression.Call(Facts, Methods[method], Expression.Constant(atom.Fact.Slot), Expression.Constant(against));

    private static readonly MethodInfo And = typeof(FactVector).GetMethod(nameof(FactVector.Both))!;
    private static readonly MethodInfo Or = typeof(FactVector).GetMethod(nameof(FactVector.Either))!;

    private static readonly Dictionary<string, MethodInfo> Methods =
        typeof(FactVector).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).ToDictionary(m => m.Name);
}
