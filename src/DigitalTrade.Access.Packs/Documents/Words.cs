using System.Text.Json;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>The words of an enum as packs write them, in kebab-case.</summary>
internal static class Words<T>
    where T : struct, Enum
{
#pragma warning disable CA1000 // One table for each enum is the point.
    public static string[] All { get; } = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public static string Name(T value) => All[Array.IndexOf(Enum.GetValues<T>(), value)];

    public static T Parse(string word) => Enum.GetValues<T>()[Array.IndexOf(All, word)];
#pragma warning restore CA1000
}
