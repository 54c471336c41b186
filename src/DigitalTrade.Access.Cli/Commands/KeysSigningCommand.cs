using System.CommandLine;
using System.Text.RegularExpressions;
using DigitalTrade.Access.Packs.Bundles;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta keys signing</c>: the keys that sign bundles, as files.</summary>
internal static partial class KeysSigningCommand
{
    private const string Private = ".key.pem";
    private const string Public = ".pub.pem";

    public static Command Make(Run run)
    {
        var name = new Argument<string>("NAME") { Description = "begins the names of both files" };
        var folder = new Option<string>("-o") { Description = "folder to write to; by default here", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var make = new Command("new", "Make a key: `NAME.key.pem` is secret and readable by you only, `NAME.pub.pem` is for the service") { name, folder };
        make.SetAction(parsed => New(run, parsed.GetValue(name)!, parsed.GetValue(folder)!));
        var file = new Argument<string>("FILE") { Description = "a key as PEM" };
        var show = new Command("show", "Show the id and the public part of a key, never the private one") { file };
        show.SetAction(parsed => RulesBundleCommands.Tell(() =>
        {
            using var key = SigningKey.Read(File.ReadAllText(Path.GetFullPath(parsed.GetValue(file)!, run.Here.Directory)));
            run.Write($"{key.Id}\n{key.PublicPem}");
            return ExitCode.Done;
        }));
        var where = new Argument<string>("DIR") { Description = "a folder; by default here", DefaultValueFactory = _ => "." };
        var list = new Command("list", "List the keys of a folder") { where };
        list.SetAction(parsed => List(run, Path.GetFullPath(parsed.GetValue(where)!, run.Here.Directory)));
        return new("signing", "Keys that sign bundles (ECDSA P-256)") { make, show, list };
    }

    private static int New(Run run, string name, string folder)
    {
        if (!Name().IsMatch(name)) throw new Refusal($"`{name}` is no name for a key", "use lower-case letters, digits and hyphens");
        var at = Path.Combine(Path.GetFullPath(folder, run.Here.Directory), name);
        if (File.Exists(at + Private) || File.Exists(at + Public)) throw new Refusal($"key `{name}` is there already", "a key is never written over; take another name");
        using var key = SigningKey.New();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var secret = new StreamWriter(at + Private, options)) secret.Write(key.PrivatePem);
        File.WriteAllText(at + Public, key.PublicPem);
        run.WriteLine($"{key.Id} {Path.Combine(folder, name)}{Public}");
        run.Note($"keep {name}{Private} to yourself: whoever has it signs in your name");
        return ExitCode.Done;
    }

    private static int List(Run run, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal))
        {
            try
            {
                using var key = SigningKey.Read(File.ReadAllText(file));
                run.WriteLine($"{key.Id}  {(key.MaySign ? "private" : "public ")}  {Path.GetFileName(file)}");
            }
            catch (BundleException)
            {
                run.WriteLine($"{new string('-', 16)}  no key   {Path.GetFileName(file)}");
            }
        }

        return ExitCode.Done;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex Name();
}
