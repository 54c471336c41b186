using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>The heading of a pack.</summary>
internal sealed record PackDocument(Word Id, bool Local, Text Title, ImmutableArray<Word> Territory, Place At)
{
    /// <summary>What its authors call this state of it; null when they call it nothing.</summary>
    public string? Version { get; init; }
}

/// <summary>What a base pack lets a local pack do.</summary>
internal sealed record DelegateDocument(ImmutableArray<Word> To, ImmutableArray<Word> Lifts, Word Instrument, DateOnly? Until, Place At)
{
    /// <summary>The sectors it may open; null for every one that the measures cover.</summary>
    public CoverageDocument? Sectors { get; init; }

    /// <summary>Content that has to stay outside the opening.</summary>
    public ImmutableArray<Word> Without { get; init; } = [];

    /// <summary>The most foreign share it may allow, in percent; null for no limit.</summary>
    public decimal? Share { get; init; }

    /// <summary>Facts, true or false, that the opening has to ask for as conditions.</summary>
    public ImmutableArray<Word> Keeps { get; init; } = [];
}

/// <summary>An instrument; it refers to nothing.</summary>
internal sealed record InstrumentDocument(Word Id, Instrument Instrument);

/// <summary>A period as written.</summary>
internal readonly record struct Period(DateOnly? From, DateOnly? To)
{
    public InForce InForce => new(From ?? DateOnly.MinValue, To ?? DateOnly.MaxValue);
}

/// <summary>Where a provision stands; the instrument may come from the edition.</summary>
internal sealed record CiteDocument(Word? Instrument, string Provision, Place At);

/// <summary>Sectors named and excepted.</summary>
internal sealed record CoverageDocument(ImmutableArray<Word> Included, ImmutableArray<Word> Excepted, bool All, Place At);

/// <summary>That no partnership is open where a share is asked for.</summary>
internal sealed record PartnershipDocument(string Provision, Verification Verified, Place At);

/// <summary>A negative list.</summary>
internal sealed record EditionDocument(
    Word Id, Word Family, Word Instrument, ImmutableArray<Word> Territory, ImmutableArray<Word> Displaces, Period Period, bool Incomplete, PartnershipDocument? Partnership)
{
    public Basis Basis { get; init; }
}

/// <summary>What a kind of measure asks for; which members are set depends on the kind.</summary>
internal sealed record Parameters
{
    public decimal? Max { get; init; }

    public decimal? Min { get; init; }

    public bool Relative { get; init; }

    public Word? Who { get; init; }

    public ImmutableArray<Word> Forms { get; init; } = [];

    public bool JointVenture { get; init; }
}

/// <summary>A measure.</summary>
internal sealed record MeasureDocument(Word Key, string Kind, Parameters Parameters, CoverageDocument Sectors, Text Text, CiteDocument Cite, Verification Verified)
{
    public string? Item { get; init; }

    public Node? When { get; init; }

    public Node? Requires { get; init; }

    public Period Period { get; init; }

    public ImmutableArray<Word>? Territory { get; init; }

    /// <summary>Null for that of the edition.</summary>
    public Basis? Basis { get; init; }

    public Certainty Certainty { get; init; }
}

/// <summary>An area of a derogation's territory.</summary>
internal sealed record AreaDocument(ImmutableArray<Word> Zones, Period Period, Place At);

/// <summary>A condition of a derogation.</summary>
internal sealed record ConditionDocument(Word Id, string Kind, Node? Test, Text Text, string? Provision, Verification Verified, Period Period);

/// <summary>A derogation.</summary>
internal sealed record DerogationDocument(Word Key, Word Instrument, ImmutableArray<Word> Lifts, CoverageDocument Sectors, Period Period, Text Text, string Provision)
{
    public required Verification Verified { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Empty for all of China.</summary>
    public ImmutableArray<AreaDocument> Areas { get; init; } = [];

    /// <summary>Economy and the qualification asked of it (<c>none</c>: none); null for every investor.</summary>
    public ImmutableArray<(Word Economy, Word Qualification)>? Investors { get; init; }

    /// <summary>Sectors with which it opens nothing; null for none.</summary>
    public ImmutableArray<Word>? Without { get; init; }

    public decimal? Share { get; init; }

    public Basis Basis { get; init; }

    public bool Control { get; init; }

    public ImmutableArray<ConditionDocument> Conditions { get; init; } = [];

    public ImmutableArray<Word> Confirms { get; init; } = [];
}

/// <summary>An obligation.</summary>
internal sealed record ObligationDocument(
    Word Id, string Kind, CoverageDocument Sectors, ImmutableArray<Word>? Territory, Period Period, Node? When, Text Authority, Text Text,
    ImmutableArray<CiteDocument> Cites)
{
    public ImmutableArray<Word>? Economies { get; init; }

    public required Verification Verified { get; init; }

    public required Certainty Certainty { get; init; }
}

/// <summary>A caveat.</summary>
internal sealed record CaveatDocument(
    Word Id, string Kind, CoverageDocument Sectors, ImmutableArray<Word>? Territory, Period Period, Node? When, Text Text, ImmutableArray<CiteDocument> Cites)
{
    public ImmutableArray<Word>? Economies { get; init; }

    public ImmutableArray<Outcome> Outcomes { get; init; } = [];
}

/// <summary>A fact; its slot is given later.</summary>
internal sealed record FactDocument(Word Id, Fact Fact, bool HasMax);

/// <summary>A position in a classification.</summary>
internal sealed record SectorDocument(Word Code, Word? Within, Text Name, bool Abstract, ImmutableArray<Word> Means);

/// <summary>A business.</summary>
internal sealed record ActivityDocument(Word Id, Text Name, ImmutableArray<string> AliasesZh, ImmutableArray<string> AliasesEn, ImmutableArray<ReadingDocument> Readings)
{
    public Word? Asks { get; init; }

    public Text? Note { get; init; }
}

/// <summary>One reading of an activity.</summary>
internal sealed record ReadingDocument(Word? Value, ImmutableArray<Word> Codes);

/// <summary>A place.</summary>
internal sealed record ZoneDocument(
    Word Id, string Kind, Text Name, ImmutableArray<string> AliasesZh, ImmutableArray<string> AliasesEn, ImmutableArray<(Word Zone, Period Period)> Within, Period Period, Verification Verified);

/// <summary>An economy.</summary>
internal sealed record EconomyDocument(Word Id, Text Name);
