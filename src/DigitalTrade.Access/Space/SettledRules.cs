using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>The conditions of the rules that speak at one place of registration, as far as they still decide there.</summary>
internal sealed class SettledRules(SpokenRules rules, int zone, DateOnly date, RuleReader reader)
{
    /// <summary>What measures require and openings ask.</summary>
    public IEnumerable<Condition> Asked => rules.Measures.Select(m => At(m.Rule.Requires)).Concat(rules.Derogations.SelectMany(d => Of(d.Rule)));

    /// <summary>For which proposals measures are.</summary>
    public IEnumerable<Condition> Scopes => rules.Measures.SelectMany(m => Scope(m.Rule));

    /// <summary>What every opening asks.</summary>
    public IEnumerable<Condition> Openings => rules.Derogations.SelectMany(d => Of(d.Rule));

    /// <summary>Everything that the measures of these keys and what lifts them read.</summary>
    public IEnumerable<Condition> Read(IReadOnlySet<string> keys) =>
        rules.Measures.Where(m => keys.Contains(m.Rule.Key)).SelectMany(m => Of(m.Rule))
            .Concat(rules.Derogations.Where(d => d.Rule.Lifts.Overlaps(keys)).SelectMany(d => Of(d.Rule)));

    /// <summary>Everything that the other measures read.</summary>
    public IEnumerable<Condition> ReadBesides(IReadOnlySet<string> keys) => rules.Measures.Where(m => !keys.Contains(m.Rule.Key)).SelectMany(m => Of(m.Rule));

    private IEnumerable<Condition> Of(Measure measure) => Scope(measure).Append(At(measure.Requires));

    private IEnumerable<Condition> Of(Derogation derogation) => reader.OpenAreas(derogation, zone).SelectMany(a => a.Conditions).Select(c => At(c.Test));

    private IEnumerable<Condition> Scope(Measure measure) => measure.When is { } when ? [At(when)] : [];

    private Condition At(CompiledCondition condition) => Settled.At(condition.Source, zone, date);
}
