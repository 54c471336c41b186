using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Web.OpenApi;

/// <summary>Parts of the description that are written by hand, as JSON beside this file.</summary>
internal static class Resource
{
    private static readonly JsonObject Examples = Read("examples");

    /// <summary>An example by name.</summary>
    public static JsonNode Example(string name) => Examples[name]!.DeepClone();

    /// <summary>A file by its name.</summary>
    public static JsonObject Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"{typeof(Resource).Namespace}.{name}.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
