using System.CommandLine;
using DigitalTrade.Access.Packs.Starting;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules new zone ID</c>: a commented pack to begin with.</summary>
internal static class RulesNewCommand
{
    private const string Schema = "schema/rules.json";

    public static Command Make(Run run)
    {
        var id = new Argument<string>("ID") { Description = "the zone; `dta zones TEXT` finds its id" };
        var output = new Option<string?>("-o") { Description = "folder to write; by default `local-ID` here", HelpName = "DIR" };
        var zone = new Command("zone", "A zone's own pack: what is delegated to it, with its cases") { id, output };
        zone.SetAction(parsed => Write(run, RuleFolders.Of(run.Here, parsed.GetValue(run.Options.Rules)), parsed.GetValue(id)!, parsed.GetValue(output)));
        return new("new", "Begin a pack") { zone };
    }

    private static int Write(Run run, IReadOnlyList<string> folders, string id, string? output)
    {
        var loaded = RuleFolders.LoadAll(run, folders);
        var zones = loaded.Rulebook!.Gazetteer.Zones;
        if (loaded.Rulebook.Gazetteer.Zone(id) is null)
            throw new Refusal($"unknown zone `{id}`", Nearest.To(id, zones.Select(z => z.Id)) is { } near ? $"nearest is `{near}`" : "`dta zones TEXT` finds it by name");
        var shown = output ?? $"local-{id}";
        var folder = Path.GetFullPath(shown, run.Here.Directory);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new Refusal($"`{shown}` is not empty", "name another folder with `-o DIR`");
        var schema = Path.GetRelativePath(folder, Path.Combine(Path.GetFullPath(folders[0], run.Here.Directory), Schema)).Replace('\\', '/');
        foreach (var (path, text) in StarterPack.Of(loaded, folders.Select(f => Path.GetFullPath(f, run.Here.Directory)), id, run.Here.Today, schema))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            run.WriteLine($"{shown}/{path}");
        }

        run.Note($"next: dta rules check {folders[0]} {shown}; dta rules test {folders[0]} {shown}");
        return ExitCode.Done;
    }
}
