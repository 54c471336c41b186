using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Determinations;

/// <summary>The answer to one proposal. The same question on the same rulebook gives the same answer for ever.</summary>
public sealed record Determination
{
    /// <summary>For the whole proposal: exact over what is not stated.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The legal date asked about.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Revision of the rulebook that answered.</summary>
    public required string Rulebook { get; init; }

    /// <summary>One answer an activity, in the order asked.</summary>
    public required ImmutableArray<ActivityDetermination> Activities { get; init; }

    /// <summary>What to state next; empty unless undetermined.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>Changes that reach a better outcome; filled on request.</summary>
    public ImmutableArray<Remedy> Remedies { get; init; } = [];

    /// <summary>How firm the answer is; filled on request, else null and left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Margins? Margins { get; init; }

    /// <summary>Who holds what, directly and looked through; null and left out unless somebody behind the holders is stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnershipFinding? Ownership { get; init; }

    /// <summary>What was taken as read.</summary>
    public required ImmutableArray<Text> Assumptions { get; init; }

    /// <summary>What to know before relying on the answer.</summary>
    public required ImmutableArray<Caveat> Caveats { get; init; }
}

/// <summary>The answer for one activity.</summary>
public sealed record ActivityDetermination
{
    /// <summary>Sector code or activity id as asked.</summary>
    public required string Activity { get; init; }

    /// <summary>Outcome of the best route.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The edition that governs at the registered place on the date; null when none does or the place is unknown.</summary>
    public required string? GovernedBy { get; init; }

    /// <summary>The sector codes it was read as.</summary>
    public required ImmutableArray<string> Sectors { get; init; }

    /// <summary>Derogations relied on; empty for the base route.</summary>
    public required ImmutableArray<string> Route { get; init; }

    /// <summary>The other routes, the base route among them.</summary>
    public required ImmutableArray<Route> Routes { get; init; }

    /// <summary>What each measure says.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What has to stay or become true.</summary>
    public required ImmutableArray<ConditionFinding> Conditions { get; init; }

    /// <summary>What still has to be obtained, filed or kept.</summary>
    public required ImmutableArray<ObligationFinding> Obligations { get; init; }
}

/// <summary>One lawful way: the derogations relied on, with its outcome and conditions.</summary>
public sealed record Route(ImmutableArray<string> Lifts, Outcome Outcome, ImmutableArray<ConditionFinding> Conditions);

/// <summary>A fact as it was read.</summary>
/// <param name="Name">Name in a proposal's JSON.</param>
/// <param name="Value">Number, range, truth value, choice or places as text; null when not stated.</param>
public readonly record struct FactReading(string Name, object? Value);

/// <summary>What one measure says of the proposal, with the provision and the facts it read.</summary>
public sealed record Finding
{
    /// <summary>Full id of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The sector code for which it was tested.</summary>
    public required string Sector { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The derogation that lifts it, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LiftedBy { get; init; }

    /// <summary>The facts it read.</summary>
    [JsonConverter(typeof(FactReadingsConverter))]
    public required ImmutableArray<FactReading> Facts { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required Text Because { get; init; }

    /// <summary>Where it stands.</summary>
    public required Citation Cite { get; init; }
}

/// <summary>A condition of the answer.</summary>
public sealed record ConditionFinding(string Id, string Kind, ConditionStatus Status, Text Text, Citation Cite);

/// <summary>An obligation of what can go ahead.</summary>
/// <param name="Id">Id in the pack.</param>
/// <param name="Kind">licence, filing, review …</param>
/// <param name="Certain">False when it depends on a fact that is not stated.</param>
/// <param name="Authority">Who decides or receives.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Cite">Where it stands.</param>
/// <param name="Also">Further provisions; left out when there is none.</param>
public sealed record ObligationFinding(
    string Id, string Kind, bool Certain, Text Authority, Text Text, Citation Cite,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<Citation> Also);

/// <summary>What to state next.</summary>
/// <param name="Fact">Name of the fact as a proposal states it.</param>
/// <param name="Text">The question.</param>
/// <param name="Because">Keys of the measures that read it.</param>
/// <param name="Splits">Answer → outcome.</param>
public sealed record Question(string Fact, Text Text, ImmutableArray<string> Because, ImmutableSortedDictionary<string, Outcome> Splits)
{
    /// <summary>The answers as a person gives them: those that make no difference are one.</summary>
    public ImmutableArray<QuestionAnswer> Answers { get; init; } = [];
}

/// <summary>One answer to a question.</summary>
/// <param name="Value">A value that a proposal can state: the broadest zone, a choice, a number or a range.</param>
/// <param name="Text">In words.</param>
/// <param name="Outcome">What it leads to; undetermined when something is still to be asked.</param>
/// <param name="Values">All values that come to the same.</param>
public sealed record QuestionAnswer(string Value, Text Text, Outcome Outcome, ImmutableArray<string> Values);

/// <summary>One change of a remedy.</summary>
/// <param name="Fact">Name of the fact as a proposal states it; <c>activities[1]</c> for one of them.</param>
/// <param name="From">What is stated, or null.</param>
/// <param name="To">What to state instead: a value, or a range of which every value does; empty for an activity that is dropped.</param>
/// <param name="Text">In words.</param>
public sealed record Change(string Fact, string? From, string To, Text Text);

/// <summary>Changes that reach a better outcome, verified by determining them; no part of them does alone.</summary>
/// <param name="Changes">The changes, all of them needed.</param>
/// <param name="Outcome">The outcome then.</param>
/// <param name="Cost">How far-reaching they are together; fewer changes always come first.</param>
public sealed record Remedy(ImmutableArray<Change> Changes, Outcome Outcome, int Cost)
{
    /// <summary>Derogations then relied on.</summary>
    public ImmutableArray<string> Route { get; init; } = [];

    /// <summary>What then still has to become true.</summary>
    public ImmutableArray<ConditionFinding> Open { get; init; } = [];

    /// <summary>What makes it lawful.</summary>
    public ImmutableArray<Citation> Cites { get; init; } = [];
}

/// <summary>What to know before relying on the answer.</summary>
/// <param name="Id">Id, or the thing it is about.</param>
/// <param name="Kind">certainty, verification, silence or exemption.</param>
/// <param name="Text">What it says.</param>
/// <param name="Cites">Provisions behind it; may be empty.</param>
public sealed record Caveat(string Id, string Kind, Text Text, ImmutableArray<Citation> Cites);
