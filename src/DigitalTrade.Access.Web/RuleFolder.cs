using DigitalTrade.Access.Hosting;

namespace DigitalTrade.Access.Web;

/// <summary>Settings of the section <c>Access</c>, and the shipped rules when they name no folder.</summary>
internal static class RuleFolder
{
    private const string Name = "rules";
    private const string Mark = "facts.yaml";

    // Settings beside those of the rules: each is read, as strictly, by its own concept.
    private static readonly string[] Elsewhere = ["Callers", "Database", "Register", "Shelf", "Telemetry"];

    public static void Configure(AccessOptions options, IConfiguration configuration, IHostEnvironment environment)
    {
        var own = configuration.GetSection("Access").AsEnumerable(makePathsRelative: true)
            .Where(s => !Elsewhere.Contains(s.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase));
        new ConfigurationBuilder().AddInMemoryCollection(own).Build().Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        if (options.RuleFolders.Count == 0 && Find(environment.ContentRootPath, AppContext.BaseDirectory) is { } shipped)
            options.RuleFolders.Add(shipped);
    }

    /// <summary>The rules beside the executable (as published), else those of the nearest folder above the content root or the executable.</summary>
    public static string? Find(string contentRoot, string executable) =>
        Upward(executable).Take(1).Concat(Upward(contentRoot)).Concat(Upward(executable))
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(rules => File.Exists(Path.Combine(rules, Mark)));

    private static IEnumerable<string> Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
