using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Register.Shelf;
using DigitalTrade.Access.Web.Operations;
using DigitalTrade.Access.Web.Shelf;

namespace DigitalTrade.Access.Web.Http;

/// <summary>What only the service says: problems, packs, health. Written as the domain's own context writes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabCaseEnum<RulebookOrigin>), typeof(KebabCaseEnum<Severity>)])]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(PackStatus))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ShelfState))]
[JsonSerializable(typeof(ShelfHistory))]
[JsonSerializable(typeof(IList<string>))] // the framework's own, for the pages
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The context for output.</summary>
    public static WireJson Wire => Output.Context;

    /// <summary>Lets the framework's own writers, the API description among them, see types as they are sent.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        var wire = AccessJson.Wire.Options;
        options.PropertyNamingPolicy = wire.PropertyNamingPolicy;
        options.NumberHandling = wire.NumberHandling;
        options.Encoder = wire.Encoder;
        options.UnmappedMemberHandling = wire.UnmappedMemberHandling;
        options.RespectNullableAnnotations = wire.RespectNullableAnnotations;
        options.AllowDuplicateProperties = wire.AllowDuplicateProperties;
        foreach (var converter in wire.Converters.Concat(Default.Options.Converters)) options.Converters.Add(converter);
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(AccessJson.Wire, Wire);
    }

    // A class of its own, so that it is made after the generated defaults.
    private static class Output
    {
        internal static readonly WireJson Context = new(new JsonSerializerOptions(Default.Options) { Encoder = AccessJson.Wire.Options.Encoder });
    }
}
