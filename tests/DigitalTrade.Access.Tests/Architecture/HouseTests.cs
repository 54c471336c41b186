using System.Reflection;
using System.Xml.Linq;
using DigitalTrade.Access.Evaluation;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Architecture;

/// <summary>The house as it is drawn: arrows run one way, types are sealed, files are short, names say what a thing is.</summary>
public sealed class HouseTests
{
    private static readonly string[] Never = ["Manager", "Helper", "Service", "Util", "Utils", "Utility", "Base", "Impl", "Dto", "Entity"];
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["DigitalTrade.Access"] = [],
        ["DigitalTrade.Access.Packs"] = ["DigitalTrade.Access"],
        ["DigitalTrade.Access.Hosting"] = ["DigitalTrade.Access", "DigitalTrade.Access.Packs"],
        ["DigitalTrade.Access.Screening"] = ["DigitalTrade.Access", "DigitalTrade.Access.Packs"],
        ["DigitalTrade.Access.Client"] = ["DigitalTrade.Access"],
        ["DigitalTrade.Access.Register"] = ["DigitalTrade.Access", "DigitalTrade.Access.Packs", "DigitalTrade.Access.Hosting"],
        ["DigitalTrade.Access.Mcp"] = ["DigitalTrade.Access"],
        ["DigitalTrade.Access.Web"] = ["DigitalTrade.Access", "DigitalTrade.Access.Packs", "DigitalTrade.Access.Hosting", "DigitalTrade.Access.Screening", "DigitalTrade.Access.Register", "DigitalTrade.Access.Mcp"],
        ["DigitalTrade.Access.Cli"] = ["DigitalTrade.Access", "DigitalTrade.Access.Packs", "DigitalTrade.Access.Hosting", "DigitalTrade.Access.Screening", "DigitalTrade.Access.Register", "DigitalTrade.Access.Mcp"],
    };

    private static readonly Assembly[] Built = [typeof(Rulebook).Assembly, typeof(Packs.RulebookLoader).Assembly];

    [Test]
    public void Projects_refer_one_way()
    {
        foreach (var project in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.That(Arrows, Does.ContainKey(name), "a project that the drawing does not have");
            Assert.That(References(project), Is.SubsetOf(Arrows[name]), name);
        }
    }

    [Test]
    public void Domain_refers_to_the_base_library_only()
    {
        var packages = XDocument.Load(Projects().Single(p => Path.GetFileName(p) == "DigitalTrade.Access.csproj")).Descendants("PackageReference");
        Assert.That(packages, Is.Empty);
        Assert.That(Built[0].GetReferencedAssemblies().Select(a => a.Name), Has.All.StartsWith("System."));
    }

    [Test]
    public void Classes_are_sealed_or_closed()
    {
        var open = Built.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false } && !(t.IsNested && t.IsAbstract) && !Generated(t) && !t.GetConstructors(Everything).All(c => c.IsPrivate || c.IsFamilyAndAssembly || IsCopy(c)));
        Assert.That(open.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Interfaces_have_two_implementations_that_ship()
    {
        var types = Built.SelectMany(a => a.GetTypes()).ToArray();
        var single = types.Where(t => t.IsInterface && types.Count(i => i.IsClass && t.IsAssignableFrom(i)) < 2);
        Assert.That(single.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Names_say_what_a_thing_is() =>
        Assert.That(
            Built.SelectMany(a => a.GetTypes()).Where(t => !Generated(t) && Never.Any(n => t.Name.EndsWith(n, StringComparison.Ordinal))).Select(t => t.FullName), Is.Empty);

    [Test]
    public void Files_have_at_most_four_hundred_lines() =>
        Assert.That(Sources().Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetRelativePath(Root, f)), Is.Empty);

    [Test]
    public void Namespace_is_the_folder()
    {
        foreach (var file in Sources())
        {
            var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            var folder = Path.GetRelativePath(Path.Combine(Root, "src"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            if (line is not null) Assert.That(line, Is.EqualTo($"namespace {folder};"), file);
        }
    }

    [Test]
    public void Evaluation_never_catches()
    {
        var domain = Path.Combine(Root, "src", "DigitalTrade.Access") + Path.DirectorySeparatorChar;
        var catching = Sources().Where(f => f.StartsWith(domain, StringComparison.Ordinal) && !f.Contains("Proposals", StringComparison.Ordinal) && !f.EndsWith("Reader.cs", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("catch", StringComparison.Ordinal));
        Assert.That(catching.Select(f => Path.GetRelativePath(Root, f)), Is.Empty);
    }

    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static string Root { get; } = Find();

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    private static bool Generated(Type type) => type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));

    // The constructor with which a record copies itself.
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.IsFamily && constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }
}
