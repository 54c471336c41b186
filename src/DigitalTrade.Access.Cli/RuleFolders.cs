using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Cli;

/// <summary>Where the rules are, and what they make.</summary>
internal static class RuleFolders
{
    private const string Usual = "rules";
    private const int MostShown = 20;

    /// <summary>The folders named, or the `rules` folder beside the program, or the nearest one upward.</summary>
    public static IReadOnlyList<string> Of(Surroundings here, string[]? named)
    {
        if (named is { Length: > 0 })
        {
            foreach (var folder in named)
            {
                if (!Directory.Exists(Full(here, folder))) throw new Refusal($"no folder `{folder}`", "`--rules` names a folder of rule packs");
            }

            return [.. named.Select(f => Full(here, f))];
        }

        var beside = Path.Combine(here.Home, Usual);
        if (Directory.Exists(beside)) return [beside];
        for (var at = new DirectoryInfo(here.Directory); at is not null; at = at.Parent)
        {
            var upward = Path.Combine(at.FullName, Usual);
            if (Directory.Exists(upward)) return [at.FullName == here.Directory ? Usual : Path.GetRelativePath(here.Directory, upward)];
        }

        throw new Refusal("no folder `rules` beside the program, here or upward", "name one with `--rules DIR`");
    }

    public static Rulebook Load(Run run, IReadOnlyList<string> folders) => LoadAll(run, folders).Rulebook!;

    /// <summary>The rulebook with its index; refuses with the diagnostics when there is none.</summary>
    public static LoadResult LoadAll(Run run, IReadOnlyList<string> folders)
    {
        var loaded = RulebookLoader.Load(folders);
        if (loaded.Rulebook is not null) return loaded;
        var errors = loaded.Diagnostics.Where(d => d.Severity == Severity.Error).ToArray();
        foreach (var diagnostic in errors.Take(MostShown)) run.Note(diagnostic);
        var rest = errors.Length > MostShown ? $", {errors.Length - MostShown} of them not shown" : "";
        throw new Refusal(ExitCode.Packs, [($"the rules have {errors.Length} errors{rest}; nothing was determined", "`dta rules check` shows all of them")]);
    }

    // Paths in messages stay as the caller wrote them where that names the same folder.
    private static string Full(Surroundings here, string folder) =>
        here.Directory == Environment.CurrentDirectory ? folder : Path.GetFullPath(folder, here.Directory);
}
