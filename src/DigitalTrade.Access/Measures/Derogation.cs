using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Measures;

/// <summary>One condition of a derogation, or the condition a satisfied measure leaves behind.</summary>
public sealed class DerogationCondition
{
    private readonly ConditionFinding?[] findings = new ConditionFinding?[3];
    private string? fullId;

    /// <summary>Id within the derogation, for example <c>pilot-approval</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Derogation and id: <c>miit-107-pilot:idc/pilot-approval</c>.</summary>
    internal string FullId => fullId ??= $"{Of}/{Id}";

    /// <summary>Key of the derogation it belongs to.</summary>
    public string Of { get; init; } = "";

    /// <summary>location, approval, customers, share, control, content, form, personnel, capital, qualification or confirmation.</summary>
    public required string Kind { get; init; }

    /// <summary>The test.</summary>
    public required CompiledCondition Test { get; init; }

    /// <summary>What has to be or become true.</summary>
    public required Text Statement { get; init; }

    /// <summary>Where it stands.</summary>
    public required Citation Cite { get; init; }

    /// <summary>Days on which it is asked.</summary>
    public InForce InForce { get; init; } = InForce.Always;

    /// <summary>How it is known.</summary>
    public required Verification Verified { get; init; }

    /// <summary>The condition as it stands in an answer; one object for each status.</summary>
    internal ConditionFinding Finding(ConditionStatus status) =>
        findings[(int)status] ??= new(Id, Kind, status, Statement, Cite);
}

/// <summary>An area of a derogation's territory, opened on its own day. Conditions on "the same area" mean this one.</summary>
/// <param name="Territory">Its zones.</param>
/// <param name="InForce">Days on which it is open.</param>
/// <param name="Conditions">The derogation's conditions as they read in this area.</param>
public sealed record DerogationArea(Territory Territory, InForce InForce, ImmutableArray<DerogationCondition> Conditions);

/// <summary>Lifts named measures within a territory, for certain investors, on conditions.</summary>
public sealed record Derogation
{
    /// <summary>Pack, colon, item: <c>miit-107-pilot:idc</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The instrument that opens.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Keys of the measures it lifts, whatever their edition.</summary>
    public required FrozenSet<string> Lifts { get; init; }

    /// <summary>What it opens.</summary>
    public required Coverage Sectors { get; init; }

    /// <summary>
    /// Content with which it opens nothing: a business that also does any of this is outside it. Null for none.
    /// </summary>
    public Coverage? Without { get; init; }

    /// <summary>Where; at least one area.</summary>
    public required ImmutableArray<DerogationArea> Areas { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>Economy → qualification it has to hold (null: none); null when open to every investor.</summary>
    public FrozenDictionary<string, string?>? Investors { get; init; }

    /// <summary>Which way to count shares its conditions read. Who is eligible is asked of the direct holders.</summary>
    public Basis Basis { get; init; }

    /// <summary>What the opening says, in our words.</summary>
    public required Text Statement { get; init; }

    /// <summary>Where it stands.</summary>
    public required Citation Cite { get; init; }

    /// <summary>How its content is known.</summary>
    public required Verification Verified { get; init; }

    /// <summary>How firm it is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Foreign share it allows, or null when it sets no limit.</summary>
    public decimal? Share { get; init; }

    /// <summary>Later texts that only repeat it are listed by their own key here.</summary>
    public ImmutableArray<string> Confirms { get; init; } = [];

    /// <summary>Position among the rulebook's derogations, ordered by key.</summary>
    internal int Index { get; init; }
}
