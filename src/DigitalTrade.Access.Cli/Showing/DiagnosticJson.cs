using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>What <c>rules check</c> found, as JSON.</summary>
/// <param name="Valid">True when a rulebook was made.</param>
/// <param name="Rulebook">Revision of the rules as read.</param>
/// <param name="Diagnostics">All defects, ordered by place.</param>
internal sealed record CheckResult(bool Valid, string Rulebook, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>JSON of the program's own results; the wire contract is the domain's.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = false, Converters = [typeof(SeverityConverter)])]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(ShownRule[]))]
[JsonSerializable(typeof(CasesResult))]
[JsonSerializable(typeof(CoverageShown))]
[JsonSerializable(typeof(MutationShown))]
[JsonSerializable(typeof(VerifiedWeakness[]))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>As the wire: Chinese is written as itself.</summary>
    public static CliJson Wire => Output.Context;

    // A class of its own, so that it is made after the generated defaults.
    private static class Output
    {
        internal static readonly CliJson Context = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = AccessJson.Wire.Options.Encoder,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        });
    }
}

/// <summary>error or warning.</summary>
internal sealed class SeverityConverter() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
