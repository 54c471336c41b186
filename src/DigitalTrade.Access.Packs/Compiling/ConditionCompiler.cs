using System.Linq.Dynamic.Core.Exceptions;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;
using RulesEngine.ExpressionBuilders;
using RulesEngine.Models;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>
/// Conditions to delegates: written as an expression, parsed by RulesEngine, fenced, lifted to three values.
/// Equal conditions are compiled once.
/// </summary>
internal sealed class ConditionCompiler(DiagnosticSink sink)
{
    // Errors have to come out as exceptions: with the default settings an expression that does not parse is the constant false.
    private static readonly ReSettings Settings = new()
    {
        IsExpressionCaseSensitive = true,
        EnableExceptionAsErrorMessageForRuleExpressionParsing = true,
        AutoRegisterInputType = false,
    };

    // Parser and fence go as deep as a chain of tests is long.
    private const int MaxTests = 500;

    private readonly RuleExpressionParser parser = new(Settings);
    private readonly ParameterTable table = new();
    private readonly Dictionary<string, CompiledCondition> interned = new(StringComparer.Ordinal);

    /// <summary>Number of conditions compiled.</summary>
    public int Count => interned.Count;

    /// <summary>The delegates, or null once the defect is reported at <paramref name="at"/>.</summary>
    public CompiledCondition? Compile(Condition condition, Place at)
    {
        if (Size(condition) > MaxTests)
        {
            sink.Add(DiagnosticIds.LongCondition, at, $"the condition has more than {MaxTests} tests", "split the measure");
            return null;
        }

        var writer = new ExpressionWriter(table);
        var text = writer.Write(condition);
        if (interned.TryGetValue(text, out var known)) return known;
        try
        {
            var formula = Parse(text, writer.Used);
            var reads = formula.Reads();
            var compiled = new CompiledCondition
            {
                Source = condition,
                Expression = text,
                Test = Kleene.Lift(formula, best: false),
                Best = Kleene.Lift(formula, best: true),
                Reads = reads,
                ReadsUndertaking = reads.Any(f => f.Role == FactRole.Undertaking),
            };
            interned.Add(text, compiled);
            return compiled;
        }
        catch (FenceException e)
        {
            sink.Add(DiagnosticIds.Fenced, at, e.Message, "compare facts with `all`, `any` and `not`");
        }
        catch (Exception e) when (e is ParseException or ArgumentException or InvalidOperationException or RulesEngine.Exceptions.RuleException)
        {
            sink.Add(DiagnosticIds.NotCompiled, at, $"`{text}` does not compile: {e.Message.TrimEnd('.')}");
        }

        return null;
    }

    private static int Size(Condition condition) => condition.Tests().Sum(t => t is Condition.ChoiceTest choice ? choice.Values.Length : 1);

    /// <summary>Parses the text with RulesEngine and takes it through the fence.</summary>
    internal Formula Parse(string text, IReadOnlyList<Parameter> parameters) =>
        new Fence(parameters).Through(parser.Parse(text, [.. parameters.Select(p => p.Expression)], typeof(bool)));
}
