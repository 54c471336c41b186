using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Evaluation;

/// <summary>All packs compiled together: immutable, answers any number of questions at once.</summary>
public sealed class Rulebook
{
    internal Rulebook(RulebookContent content) => Content = content;

    internal RulebookContent Content { get; }

    /// <summary>Revision: SHA-256 of the packs' content.</summary>
    public string Revision => Content.Revision;

    /// <summary>Sectors and activities.</summary>
    public Taxonomy Taxonomy => Content.Taxonomy;

    /// <summary>Zones.</summary>
    public Gazetteer Gazetteer => Content.Gazetteer;
}
