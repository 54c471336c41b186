using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using ModelContextProtocol.Protocol;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>The tools: all of them read, none changes anything, none has a memory.</summary>
internal static class Toolbox
{
    private static readonly ImmutableArray<Entry> Entries =
    [
        new("find_activity", "Find the activity ids and sector codes that a business can be named by in a proposal. Chinese, English or a code.",
            ToolSchemas.Text("query", "What people call the business."), LookupTools.FindActivity),
        new("find_zone", "Find the ids of places: provinces, cities, free trade zones and their areas.",
            ToolSchemas.Text("query", "What people call the place."), LookupTools.FindZone),
        new("determine", "May this foreign investment be made in China, at this place, on this date, and on what conditions? Every statement of the answer is cited. "
            + "`undetermined` is not a permission: ask what is missing. State only what is known; what is left out is unknown, never false.",
            ToolSchemas.Proposal(keeps: false), ProposalTools.Determine),
        new("ask_what_is_missing", "Which facts have to be stated before the proposal can be answered, and what each answer to them leads to.",
            ToolSchemas.Proposal(keeps: false), ProposalTools.Ask),
        new("remedies", "The smallest lawful changes by which a barred proposal would be permitted, each verified by determining it.",
            ToolSchemas.Proposal(keeps: true), ProposalTools.Remedy),
        new("cite_measure", "One measure by the id that a finding names: its text, instrument, provision, dates and territory.",
            ToolSchemas.Text("id", "Edition or pack, colon, key: as findings name it."), LookupTools.CiteMeasure),
    ];

    private static readonly FrozenDictionary<string, Entry> ByName = Entries.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>The tools as they are listed.</summary>
    public static ImmutableArray<Tool> Listed { get; } =
    [
        .. Entries.Select(e => new Tool
        {
            Name = e.Name,
            Description = e.Description,
            InputSchema = e.Input,
            Annotations = new() { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        }),
    ];

    /// <summary>Calls a tool; null when there is none of this name.</summary>
    public static Reply? Call(string name, Arguments given, Rulebook book, DateOnly today) =>
        ByName.TryGetValue(name, out var entry) ? entry.Answer(given, book, today) : default(Reply?);

    private sealed record Entry(string Name, string Description, JsonElement Input, Func<Arguments, Rulebook, DateOnly, Reply> Answer);
}
