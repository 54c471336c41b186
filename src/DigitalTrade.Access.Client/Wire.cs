using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Json;

namespace DigitalTrade.Access.Client;

/// <summary>The domain's own JSON, reading past members that a newer service may add.</summary>
internal static class Wire
{
    public static AccessJson Json { get; } = new(new JsonSerializerOptions(AccessJson.Default.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip });
}
