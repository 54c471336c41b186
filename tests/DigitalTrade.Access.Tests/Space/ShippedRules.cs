using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Tests.Space;

/// <summary>The rules of this repository, loaded once for all tests of the space.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<Rulebook> Loaded = new(Load);

    public static Rulebook Book => Loaded.Value;

    public static string Folder { get; } = Environment.GetEnvironmentVariable("DTA_RULES") ?? Path.Combine(Root(), "rules");

    private static Rulebook Load()
    {
        var result = RulebookLoader.Load(Folder);
        return result.Rulebook ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(40)));
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }
}
