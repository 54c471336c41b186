using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DigitalTrade.Access.Measures;

/// <summary>What a fact's values are.</summary>
public enum FactType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>One of the declared values.</summary>
    Choice,

    /// <summary>Zones.</summary>
    Place,

    /// <summary>A legal date in China.</summary>
    Date,
}

/// <summary>What an unstated fact does to the answer.</summary>
public enum FactRole
{
    /// <summary>What the deal is: unstated, it can make the answer undetermined.</summary>
    Circumstance,

    /// <summary>What the investor can still bring about: unstated, it becomes an open condition.</summary>
    Undertaking,
}

/// <summary>One value of a choice.</summary>
/// <param name="Id">Value as written in proposals.</param>
/// <param name="Name">Name for people.</param>
public sealed record FactChoice(string Id, Text Name);

/// <summary>A declared property of proposals.</summary>
public sealed record Fact
{
    /// <summary>Unique id in packs, kebab-case.</summary>
    public required string Id { get; init; }

    /// <summary>Type of the values.</summary>
    public required FactType Type { get; init; }

    /// <summary>Role.</summary>
    public required FactRole Role { get; init; }

    /// <summary>Short name.</summary>
    public required Text Name { get; init; }

    /// <summary>The question that asks for it.</summary>
    public required Text Question { get; init; }

    /// <summary>True when the investor can change it.</summary>
    public required bool Curable { get; init; }

    /// <summary>Values of a choice; else empty.</summary>
    public ImmutableArray<FactChoice> Values { get; init; } = [];

    /// <summary>Lowest number; default zero.</summary>
    public decimal Min { get; init; }

    /// <summary>Highest number; default 10^15.</summary>
    public decimal Max { get; init; } = 1_000_000_000_000_000m;

    /// <summary>Unit of a number, or null.</summary>
    public Text? Unit { get; init; }

    /// <summary>Position among the rulebook's facts.</summary>
    internal int Slot { get; init; }

    /// <summary>Name in a proposal's JSON: the member for what the engine derives itself, else the id.</summary>
    public string WireName => BuiltIn.WireName(Id);

    /// <summary>The position of a choice's value, or -1.</summary>
    internal int ValueIndex(string value)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (Values[i].Id == value) return i;
        }

        return -1;
    }
}

/// <summary>The facts that the engine reads from the proposal's own members. Their slots are fixed.</summary>
public static class BuiltIn
{
    internal const int ForeignShare = 0;
    internal const int StateShare = 1;
    internal const int LargestForeignShare = 2;
    internal const int Registered = 3;
    internal const int Facilities = 4;
    internal const int Serves = 5;
    internal const int Form = 6;
    internal const int Mode = 7;
    internal const int RelativeControl = 8;
    internal const int Count = 9;

    /// <summary>Ids in the order of the slots.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        "foreign-share", "state-share", "largest-foreign-share", "registered", "facilities", "serves", "form", "mode",
        "chinese-relative-control",
    ];

    /// <summary>The fact that is the rest of the foreign share: tests on it are turned into tests on that.</summary>
    public const string ChineseShare = "chinese-share";

    /// <summary>That what is not stated as foreign is held by Chinese investors who are not foreign-invested.</summary>
    public const string ChineseSide = "chinese-side";

    private static readonly FrozenDictionary<string, string> Wire = new Dictionary<string, string>
    {
        ["foreign-share"] = "foreignShare",
        ["state-share"] = "stateShare",
        ["chinese-share"] = "chineseShare",
        ["largest-foreign-share"] = "largestForeignShare",
    }.ToFrozenDictionary();

    internal static string WireName(string id) => Wire.GetValueOrDefault(id, id);
}
