namespace DigitalTrade.Access.Instruments;

/// <summary>How a statement of the rulebook is known.</summary>
public enum Verification
{
    /// <summary>Read in the text itself.</summary>
    Verified,

    /// <summary>Read in press, commentary or by inference from a text that was read.</summary>
    Secondary,

    /// <summary>Recalled, or not found.</summary>
    Unverified,
}

/// <summary>How firm the law itself is.</summary>
public enum Certainty
{
    /// <summary>In force and applied.</summary>
    Settled,

    /// <summary>Published, its implementing act not found.</summary>
    Announced,

    /// <summary>Two instruments disagree.</summary>
    Disputed,
}

/// <summary>The days on which something is in force; both ends belong to it.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; <see cref="DateOnly.MaxValue"/> when no end was found.</param>
public readonly record struct InForce(DateOnly From, DateOnly To)
{
    /// <summary>Every day.</summary>
    public static InForce Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>True on the first day, the last day and between.</summary>
    public bool On(DateOnly date) => date >= From && date <= To;

    /// <summary>The days on which it differs from the day before: the first day, and the day after the last.</summary>
    public IEnumerable<DateOnly> Turns()
    {
        if (From > DateOnly.MinValue) yield return From;
        if (To < DateOnly.MaxValue) yield return To.AddDays(1);
    }

    /// <summary>True when some day belongs to both.</summary>
    public bool Overlaps(InForce other) => From <= other.To && other.From <= To;
}

/// <summary>A legal text with an issuer, a number and dates.</summary>
public sealed record Instrument
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>list, law, regulation, rule, circular, reply, plan, treaty or policy.</summary>
    public required string Kind { get; init; }

    /// <summary>Official number, empty when it has none.</summary>
    public required string Number { get; init; }

    /// <summary>Title in our own words.</summary>
    public required Text Title { get; init; }

    /// <summary>Who issued it.</summary>
    public required Text Issuer { get; init; }

    /// <summary>Day of announcement, where known.</summary>
    public DateOnly? Announced { get; init; }

    /// <summary>First day in force, where known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in force, where one is known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How the instrument is known.</summary>
    public required Verification Verified { get; init; }
}

/// <summary>Where a statement stands.</summary>
/// <param name="Instrument">Instrument id.</param>
/// <param name="Provision">Article, item or note.</param>
/// <param name="Title">Title of the instrument.</param>
public sealed record Citation(string Instrument, string Provision, Text Title);

/// <summary>One dated issue of a negative list.</summary>
public sealed record Edition
{
    /// <summary>Unique id, for example <c>cn-ftz-2021</c>.</summary>
    public required string Id { get; init; }

    /// <summary>National, ftz or hainan: the list of which this is an edition.</summary>
    public required string Family { get; init; }

    /// <summary>The decree.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Where it speaks.</summary>
    public required Zones.Territory Territory { get; init; }

    /// <summary>Families whose measures drop out in its territory.</summary>
    public required IReadOnlySet<string> Displaces { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>True when the rulebook does not hold all its items: every answer under it is undetermined.</summary>
    public bool Incomplete { get; init; }
}
