using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Facts to slots: the engine's own first, at fixed places, then the packs': numbers, then the rest, by id.</summary>
internal static class FactBinder
{
    private static readonly Text RelativeControlName = new("中方相对控股", "Relative Chinese control");

    private static readonly Text RelativeControlQuestion = new(
        "中方股东合计持股是否多于任何一个外国投资者？", "Do the Chinese holders together hold more than any one foreign investor?");

    public static ImmutableArray<Fact> Bind(IReadOnlyList<OwnedFile> files, Place home, DiagnosticSink sink)
    {
        var declared = files.Gather(f => f.Facts, d => d.Document.Id, "fact", sink).ToDictionary(d => d.Document.Id.Text, d => d.Document);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var id in BuiltIn.Ids) facts.Add(BuiltInFact(id) with { Slot = facts.Count });
        if (!declared.ContainsKey(BuiltIn.ChineseShare)) Missing(BuiltIn.ChineseShare);
        // Numbers and dates come first: the facts of a proposal keep only them in the wide slots.
        foreach (var id in declared.Keys.OrderBy(k => declared[k].Fact.Type is not (FactType.Number or FactType.Date)).ThenBy(k => k, StringComparer.Ordinal))
        {
            // The Chinese share is the rest of the foreign share: no slot of its own.
            if (id != BuiltIn.ChineseShare && !BuiltIn.Ids.Contains(id)) facts.Add(declared[id].Fact with { Slot = facts.Count });
        }

        return facts.ToImmutable();

        Fact BuiltInFact(string id)
        {
            if (declared.TryGetValue(id, out var document)) return Checked(document, sink);
            if (id == BuiltIn.Ids[BuiltIn.RelativeControl]) return RelativeControl();
            Missing(id);
            return Stub(id);
        }

        void Missing(string id) =>
            sink.Add(DiagnosticIds.BuiltInFact, home, $"fact `{id}` of the engine is not declared", "declare it in `facts.yaml`, with its question");
    }

    private static Fact Checked(FactDocument document, DiagnosticSink sink)
    {
        var (fact, id) = (document.Fact, document.Id);
        var expected = TypeOf(id.Text);
        if (fact.Type != expected)
        {
            sink.Add(DiagnosticIds.BuiltInFact, id.At, $"fact `{id}` of the engine is of type `{Words<FactType>.Name(expected)}`, not `{Words<FactType>.Name(fact.Type)}`");
            return Stub(id.Text);
        }

        if (expected == FactType.Choice && !fact.Values.Select(v => v.Id).ToHashSet().SetEquals(Choices(id.Text)))
        {
            sink.Add(DiagnosticIds.BuiltInFact, id.At, $"the values of `{id}` are fixed", $"declare exactly: {string.Join(", ", Choices(id.Text))}");
            return Stub(id.Text);
        }

        return expected == FactType.Number && !document.HasMax ? fact with { Max = 100 } : fact;
    }

    private static FactType TypeOf(string id) => BuiltIn.Ids.IndexOf(id) switch
    {
        BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare => FactType.Number,
        BuiltIn.Registered or BuiltIn.Facilities or BuiltIn.Serves => FactType.Place,
        BuiltIn.Form or BuiltIn.Mode => FactType.Choice,
        _ => FactType.Boolean,
    };

    private static string[] Choices(string id) => id == "form" ? Words<Form>.All : Words<Mode>.All;

    private static Fact RelativeControl() => new()
    {
        Id = BuiltIn.Ids[BuiltIn.RelativeControl],
        Type = FactType.Boolean,
        Role = FactRole.Circumstance,
        Name = RelativeControlName,
        Question = RelativeControlQuestion,
        Curable = true,
    };

    // Stands for a fact whose defect is reported, so that its readers are not reported too.
    private static Fact Stub(string id) => new()
    {
        Id = id,
        Type = TypeOf(id),
        Role = FactRole.Circumstance,
        Name = Values.NoText,
        Question = Values.NoText,
        Curable = false,
        Max = 100,
        Values = TypeOf(id) == FactType.Choice ? [.. Choices(id).Select(v => new FactChoice(v, Values.NoText))] : [],
    };
}
