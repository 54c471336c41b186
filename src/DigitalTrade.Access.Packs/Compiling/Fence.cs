using System.Linq.Expressions;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>An expression does more than compare facts.</summary>
internal sealed class FenceException(string message) : Exception(message);

/// <summary>
/// Lets through comparisons of declared facts with constants, joined by and, or, not. RulesEngine's parser reads much more
/// (method calls, <c>DateTime.Now</c>, <c>GetType()</c>); none of it may decide what is lawful.
/// </summary>
internal sealed class Fence(IEnumerable<Parameter> declared)
{
    private readonly Dictionary<ParameterExpression, Parameter> parameters = declared.ToDictionary(p => p.Expression);

    public Formula Through(Expression expression) => Strip(expression) switch
    {
        ConstantExpression { Value: bool value } => new Formula.Constant(value),
        ParameterExpression parameter when parameter.Type == typeof(bool) => Flag(Known(parameter)),
        UnaryExpression { NodeType: ExpressionType.Not } not when not.Type == typeof(bool) => new Formula.Not(Through(not.Operand)),
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => new Formula.And(Through(and.Left), Through(and.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } or => new Formula.Or(Through(or.Left), Through(or.Right)),
        BinaryExpression comparison => Compared(comparison),
        var other => throw Refused(other),
    };

    private Formula Compared(BinaryExpression comparison)
    {
        var (left, right) = (Strip(comparison.Left), Strip(comparison.Right));
        if (right is not ConstantExpression { Value: { } constant }) throw Refused(comparison);
        switch (constant)
        {
            case bool value when left.Type == typeof(bool):
                var inner = Through(left);
                return comparison.NodeType switch
                {
                    ExpressionType.Equal => value ? inner : new Formula.Not(inner),
                    ExpressionType.NotEqual => value ? new Formula.Not(inner) : inner,
                    _ => throw Refused(comparison),
                };
            case decimal limit when left is ParameterExpression number:
                var fact = Known(number).Fact;
                return comparison.NodeType == ExpressionType.NotEqual
                    ? new Formula.Not(new Formula.Number(fact, Comparison.Equal, limit))
                    : new Formula.Number(fact, Comparing(comparison), limit);
            case string value when left is ParameterExpression choice:
                var chosen = Chosen(Known(choice).Fact, value);
                return comparison.NodeType switch
                {
                    ExpressionType.Equal => chosen,
                    ExpressionType.NotEqual => new Formula.Not(chosen),
                    _ => throw Refused(comparison),
                };
            default:
                throw Refused(comparison);
        }
    }

    private static Comparison Comparing(BinaryExpression comparison) => comparison.NodeType switch
    {
        ExpressionType.LessThanOrEqual => Comparison.AtMost,
        ExpressionType.LessThan => Comparison.Below,
        ExpressionType.GreaterThanOrEqual => Comparison.AtLeast,
        ExpressionType.GreaterThan => Comparison.Above,
        ExpressionType.Equal => Comparison.Equal,
        _ => throw Refused(comparison),
    };

    private static Formula.Choice Chosen(Fact fact, string value) =>
        fact.ValueIndex(value) is >= 0 and var index
            ? new(fact, index)
            : throw new FenceException($"fact `{fact.Id}` has no value `{value}`");

    private static Formula Flag(Parameter parameter) => parameter.Territory is { } territory
        ? new Formula.Inside(parameter.Fact, territory)
        : new Formula.Flag(parameter.Fact);

    private Parameter Known(ParameterExpression parameter) =>
        parameters.GetValueOrDefault(parameter) ?? throw new FenceException($"`{parameter.Name}` is not declared");

    // The parser wraps what is already of the right type; a conversion that changes the type is refused.
    private static Expression Strip(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert && convert.Method is null
            && (Nullable.GetUnderlyingType(convert.Type) ?? convert.Type) == (Nullable.GetUnderlyingType(convert.Operand.Type) ?? convert.Operand.Type))
            expression = convert.Operand;
        return expression;
    }

    private static FenceException Refused(Expression expression) =>
        new($"`{expression}` does more than compare a fact with a constant");
}
