using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>An activity stands for codes that can be answered, under a name of its own.</summary>
internal sealed class ActivityCheck(Library library, DiagnosticSink sink)
{
    public void Run(IReadOnlyList<OwnedFile> files)
    {
        var activities = files.SelectMany(f => f.File.Activities).OrderBy(a => a.Id.Text, StringComparer.Ordinal).ThenBy(a => a.Id.At).ToList();
        var names = new Dictionary<string, ActivityDocument>(StringComparer.OrdinalIgnoreCase);
        foreach (var activity in activities)
        {
            foreach (var code in activity.Readings.SelectMany(r => r.Codes))
            {
                if (library.Taxonomy.Sector(code.Text) is { Abstract: true })
                    sink.Add(DiagnosticIds.AbstractSector, code.At, $"activity `{activity.Id}` stands for `{code}`, which is too broad to be answered", "name the codes below it");
            }

            Readings(activity);
            foreach (var name in activity.AliasesZh.Concat(activity.AliasesEn).Append(activity.Name.Zh).Append(activity.Name.En).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!names.TryAdd(name, activity) && names[name].Id.Text != activity.Id.Text)
                    sink.Add(DiagnosticIds.AliasTwice, activity.Id.At, $"`{name}` names both `{names[name].Id}` and `{activity.Id}`", "keep it for one of them, or make one activity that asks");
            }
        }
    }

    private void Readings(ActivityDocument activity)
    {
        if (activity.Asks is not { } asks || library.Fact(asks) is not { } fact) return;
        if (fact.Type != FactType.Choice)
        {
            sink.Add(DiagnosticIds.ReadingsUnclear, asks.At, $"fact `{asks}` is not of type `choice`", "the readings are told apart by its values");
            return;
        }

        var values = activity.Readings.Select(r => r.Value).OfType<Word>().Where(v => ConditionBinder.Known(fact, v, sink)).ToList();
        foreach (var value in values.GroupBy(v => v.Text).Where(g => g.Count() > 1).Select(g => g.Last()))
            sink.Add(DiagnosticIds.ReadingsUnclear, value.At, $"two readings of `{activity.Id}` have the value `{value}`");
        foreach (var missing in fact.Values.Where(v => values.All(r => r.Text != v.Id)))
            sink.Add(DiagnosticIds.ReadingsUnclear, activity.Id.At, $"`{activity.Id}` has no reading for the value `{missing.Id}` of `{asks}`", "an answer without a reading has no sector");
    }
}
