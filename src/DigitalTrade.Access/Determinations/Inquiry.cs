using System.Collections.Immutable;

namespace DigitalTrade.Access.Determinations;

/// <summary>What a proposal still has to say before it can be answered.</summary>
/// <param name="Outcome">The outcome on what is stated; undetermined as long as there are questions.</param>
/// <param name="AsOf">The legal date asked about.</param>
/// <param name="Rulebook">Revision of the rulebook that asks.</param>
/// <param name="Questions">What to state next; empty when nothing more can change the outcome.</param>
public sealed record Inquiry(Outcome Outcome, DateOnly AsOf, string Rulebook, ImmutableArray<Question> Questions)
{
    /// <summary>The questions of a determination.</summary>
    public static Inquiry Of(Determination determination) =>
        new(determination.Outcome, determination.AsOf, determination.Rulebook, determination.Questions);
}
