using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>What is attached to an answer: obligations and caveats.</summary>
internal sealed class AttachmentBinder(Library library, EditionBinder editions)
{
    public Obligation? Bind(Owned<ObligationDocument> owned)
    {
        var document = owned.Document;
        var cites = document.Cites.Select(c => library.Cite(c)).ToList();
        var sectors = library.Coverage(document.Sectors);
        var territory = document.Territory is { } zones ? library.Territory(zones) : library.China;
        var (when, sound) = When(document.When);
        if (cites.Count == 0 || cites.Contains(null) || territory is null || !sound) return null;
        var period = document.Period with { From = document.Period.From ?? library.Instruments[cites[0]!.Instrument].From };
        return new()
        {
            Id = document.Id.Text,
            Kind = document.Kind,
            Sectors = sectors,
            Territory = territory,
            InForce = period.InForce,
            When = when,
            Authority = document.Authority,
            Statement = document.Text,
            Cites = [.. cites.OfType<Citation>()],
            Economies = library.EconomySet(document.Economies),
            Verified = document.Verified,
            Certainty = document.Certainty,
        };
    }

    /// <summary>A caveat in the file of an edition holds where, when and as long as that edition governs.</summary>
    public CaveatRule? Bind(Owned<CaveatDocument> owned)
    {
        var document = owned.Document;
        var edition = editions.ByFile.GetValueOrDefault(owned.In.File.Source.Path);
        var cites = document.Cites.Select(c => library.Cite(c, edition?.Instrument)).ToList();
        var sectors = library.Coverage(document.Sectors);
        var territory = document.Territory is { } zones ? library.Territory(zones) : edition?.Territory ?? library.China;
        var (when, sound) = When(document.When);
        if (cites.Count == 0 || cites.Contains(null) || territory is null || !sound) return null;
        var always = edition?.InForce ?? InForce.Always;
        return new()
        {
            Id = document.Id.Text,
            Kind = document.Kind,
            Sectors = sectors,
            Territory = territory,
            InForce = new(document.Period.From ?? always.From, document.Period.To ?? always.To),
            When = when,
            Outcomes = document.Outcomes,
            Economies = library.EconomySet(document.Economies),
            Edition = edition,
            Statement = document.Text,
            Cites = [.. cites.OfType<Citation>()],
        };
    }

    private (CompiledCondition? When, bool Sound) When(Node? node)
    {
        if (node is null) return (null, true);
        var compiled = new ConditionBinder(library).Bind(node) is { } condition ? library.Compiler.Compile(condition, node.At) : null;
        return (compiled, compiled is not null);
    }
}
