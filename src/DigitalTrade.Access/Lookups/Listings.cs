using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Lookups;

/// <summary>Activities of a rulebook, all or found.</summary>
public sealed record ActivityListing(string Rulebook, ImmutableArray<ActivityEntry> Activities);

/// <summary>Sectors of a rulebook.</summary>
public sealed record SectorListing(string Rulebook, ImmutableArray<Sector> Sectors);

/// <summary>Zones of a rulebook, all or found.</summary>
public sealed record ZoneListing(string Rulebook, ImmutableArray<Zone> Zones);

/// <summary>Measures of a rulebook, all or found.</summary>
/// <param name="Rulebook">Revision.</param>
/// <param name="On">The day on which they are in force; null when no day was asked.</param>
/// <param name="Measures">In order of id.</param>
public sealed record MeasureListing(string Rulebook, DateOnly? On, ImmutableArray<MeasureEntry> Measures);

/// <summary>Legal texts of a rulebook.</summary>
public sealed record InstrumentListing(string Rulebook, ImmutableArray<Instrument> Instruments);
