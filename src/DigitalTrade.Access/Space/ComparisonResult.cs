using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Space;

/// <summary>One side of a comparison: rules, a legal date, and a place of registration.</summary>
/// <param name="Book">The rules.</param>
/// <param name="AsOf">The legal date on which they are asked.</param>
/// <param name="At">The zone of registration; null to compare every place with itself.</param>
public sealed record ComparedSide(Rulebook Book, DateOnly AsOf, string? At = null);

/// <summary>Which proposals two sets of rules answer differently.</summary>
/// <param name="Before">Revision, date and place of the first side.</param>
/// <param name="After">Revision, date and place of the second side.</param>
/// <param name="Changes">What changes, the widest statement first.</param>
/// <param name="Complete">True when it is proved that nothing else changes.</param>
/// <param name="Extent">Over what that is proved.</param>
/// <param name="NotProved">What was left out of the proof, and why.</param>
public sealed record ComparisonResult(
    SideShown Before, SideShown After, ImmutableArray<ChangedAnswer> Changes, bool Complete, ComparisonExtent Extent, ImmutableArray<Text> NotProved);

/// <summary>A side as it is shown.</summary>
/// <param name="Rulebook">Revision.</param>
/// <param name="AsOf">Legal date.</param>
/// <param name="At">Zone of registration, or null for every place.</param>
public sealed record SideShown(string Rulebook, DateOnly AsOf, string? At);

/// <summary>The finite space that was looked at.</summary>
/// <param name="Sectors">Sector codes.</param>
/// <param name="Places">Classes of places that nothing in either set of rules tells apart, over all sectors.</param>
/// <param name="Cells">Cells of ownership and facts examined where rules differ.</param>
public sealed record ComparisonExtent(int Sectors, int Places, long Cells);

/// <summary>Proposals of some sectors at some places whose answer changes for one reason.</summary>
/// <param name="Direction">opening, tightening, or both where it depends on the facts.</param>
/// <param name="Sectors">Codes, each with everything below it.</param>
/// <param name="Places">Zones, each with everything in it that no other rule sets apart.</param>
/// <param name="Rules">What differs.</param>
/// <param name="Shifts">From which outcome to which, each with a witness.</param>
public sealed record ChangedAnswer(
    string Direction, ImmutableArray<string> Sectors, ImmutableArray<string> Places, ImmutableArray<ChangedRule> Rules, ImmutableArray<OutcomeShift> Shifts);

/// <summary>A measure or derogation that is not the same on both sides.</summary>
/// <param name="Key">Key of the measure or derogation.</param>
/// <param name="Kind">measure or derogation.</param>
/// <param name="Before">Full id before; null when it does not speak there.</param>
/// <param name="After">Full id after; null when it does not speak there.</param>
public sealed record ChangedRule(string Key, string Kind, string? Before, string? After);

/// <summary>One outcome in place of another.</summary>
/// <param name="Before">Outcome before.</param>
/// <param name="After">Outcome after.</param>
/// <param name="ForeignShare">The foreign shares for which it happens, as ranges.</param>
/// <param name="Witness">A proposal that the two sides answer so.</param>
/// <param name="WitnessAfter">The same as asked of the second side, where date or place differ; else null.</param>
public sealed record OutcomeShift(Outcome Before, Outcome After, ImmutableArray<string> ForeignShare, JsonObject Witness, JsonObject? WitnessAfter);
