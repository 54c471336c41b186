using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>The rules of this repository, loaded once.</summary>
internal static class Shipped
{
    private static readonly Lazy<Rulebook> Loaded = new(() =>
        RulebookLoader.Load(Path.Combine(Root(), "rules")) is { Rulebook: { } book } ? book : throw new InvalidOperationException("the shipped rules do not load"));

    public static Rulebook Book => Loaded.Value;

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }
}
