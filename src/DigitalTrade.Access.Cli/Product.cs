using System.Reflection;

namespace DigitalTrade.Access.Cli;

/// <summary>The program as it names itself.</summary>
internal static class Product
{
    /// <summary>The version without build data.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
