using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Measures;

/// <summary>One special administrative measure: the unit that can bar. Its kind says what it asks.</summary>
public sealed record Measure
{
    /// <summary>Edition or pack, colon, key: <c>cn-ftz-2021:telecom-vats-cap</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Stable over editions; derogations name it.</summary>
    public required string Key { get; init; }

    /// <summary>What it asks.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>The list it belongs to, or null for a sector regulation.</summary>
    public Edition? Edition { get; init; }

    /// <summary>Printed number in the list, or null.</summary>
    public string? Item { get; init; }

    /// <summary>What it covers.</summary>
    public required Coverage Sectors { get; init; }

    /// <summary>Where it speaks.</summary>
    public required Territory Territory { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>The proposals it concerns, or null for all; an unstated undertaking here does not engage it.</summary>
    public CompiledCondition? When { get; init; }

    /// <summary>What it asks, compiled: it bars when this is false.</summary>
    public required CompiledCondition Requires { get; init; }

    /// <summary>Which way to count shares it reads.</summary>
    public Basis Basis { get; init; }

    /// <summary>What it says, in our words.</summary>
    public required Text Statement { get; init; }

    /// <summary>Where it stands.</summary>
    public required Citation Cite { get; init; }

    /// <summary>How its content is known.</summary>
    public required Verification Verified { get; init; }

    /// <summary>How firm the law is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Position among the rulebook's measures, ordered by id.</summary>
    internal int Index { get; init; }
}

/// <summary>The kinds of measure. Closed; each says what barring means and what its condition is about.</summary>
public abstract record MeasureKind
{
    private protected MeasureKind()
    {
    }

    /// <summary>The outcome when it bars and nothing lifts it.</summary>
    public abstract Outcome WhenBarred { get; }

    /// <summary>The kind of the condition it leaves when it is satisfied.</summary>
    public abstract string ConditionKind { get; }

    /// <summary>Name in packs.</summary>
    public abstract string Name { get; }

    /// <summary>No foreign investment at all.</summary>
    public sealed record Prohibition : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.Prohibited;

        /// <inheritdoc/>
        public override string ConditionKind => "share";

        /// <inheritdoc/>
        public override string Name => "prohibition";
    }

    /// <summary>Only what the WTO commitments opened; a service outside them is closed at any share.</summary>
    public sealed record CommitmentLimit : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.Prohibited;

        /// <inheritdoc/>
        public override string ConditionKind => "share";

        /// <inheritdoc/>
        public override string Name => "commitment-limit";
    }

    /// <summary>Foreign shares together at most this percentage.</summary>
    public sealed record EquityCap(decimal Max) : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "share";

        /// <inheritdoc/>
        public override string Name => "equity-cap";
    }

    /// <summary>Chinese control: 51% together, or relative (more than any one foreign holder).</summary>
    public sealed record ControlRequirement(bool Relative) : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "control";

        /// <inheritdoc/>
        public override string Name => "control-requirement";
    }

    /// <summary>State-owned equity of at least this percentage.</summary>
    public sealed record StateOwnershipRequirement(decimal Min) : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "control";

        /// <inheritdoc/>
        public override string Name => "state-ownership-requirement";
    }

    /// <summary>A person in this office has Chinese nationality.</summary>
    public sealed record NationalityRequirement(string Who) : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "personnel";

        /// <inheritdoc/>
        public override string Name => "nationality-requirement";
    }

    /// <summary>A form, or a joint venture.</summary>
    public sealed record FormRequirement : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "form";

        /// <inheritdoc/>
        public override string Name => "form-requirement";
    }

    /// <summary>What the investor has to be or to have done.</summary>
    public sealed record InvestorQualification : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "qualification";

        /// <inheritdoc/>
        public override string Name => "investor-qualification";
    }

    /// <summary>Registered capital of at least this many RMB.</summary>
    public sealed record CapitalRequirement(decimal? Min) : MeasureKind
    {
        /// <inheritdoc/>
        public override Outcome WhenBarred => Outcome.NotPermittedAsProposed;

        /// <inheritdoc/>
        public override string ConditionKind => "capital";

        /// <inheritdoc/>
        public override string Name => "capital-requirement";
    }
}
