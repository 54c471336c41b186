using System.Reflection;
using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Register.Records;

/// <summary>The version of the engine, as entries name it.</summary>
internal static class EngineVersion
{
    /// <summary>With the revision of its source where the build knew it.</summary>
    public static string Text { get; } = typeof(Rulebook).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
