using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Json;

/// <summary>The one JSON context: camelCase members, kebab-case words, nulls written, no comments, no trailing commas.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    Converters =
    [
        typeof(KebabCaseEnum<Outcome>), typeof(KebabCaseEnum<Verdict>), typeof(KebabCaseEnum<ConditionStatus>),
        typeof(KebabCaseEnum<Instruments.Verification>), typeof(KebabCaseEnum<Certainty>), typeof(KebabCaseEnum<MatchKind>),
        typeof(KebabCaseEnum<Investors.HolderKind>), typeof(TextListConverter), typeof(InForceConverter),
    ])]
[JsonSerializable(typeof(Determination))]
[JsonSerializable(typeof(OwnershipFinding))]
[JsonSerializable(typeof(Inquiry))]
[JsonSerializable(typeof(Remedies))]
[JsonSerializable(typeof(Margins))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(Matrix))]
[JsonSerializable(typeof(LineError))]
[JsonSerializable(typeof(ActivityListing))]
[JsonSerializable(typeof(SectorListing))]
[JsonSerializable(typeof(ZoneListing))]
[JsonSerializable(typeof(MeasureListing))]
[JsonSerializable(typeof(MeasureEntry))]
[JsonSerializable(typeof(InstrumentListing))]
[JsonSerializable(typeof(Space.ComparisonResult))]
[JsonSerializable(typeof(Space.SimulationResult))]
[JsonSerializable(typeof(string[]))]
public sealed partial class AccessJson : JsonSerializerContext
{
    /// <summary>The context for output: Chinese is written as itself; what could act in HTML stays escaped.</summary>
    public static AccessJson Wire => Output.Context;

    // A class of its own, so that it is made after the generated defaults.
    private static class Output
    {
        internal static readonly AccessJson Context = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        });
    }
}

/// <summary>Writes an enum as the word used everywhere: <c>permitted-on-conditions</c>.</summary>
public sealed class KebabCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
