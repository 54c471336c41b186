using System.Text;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Rule files in memory over a small vocabulary: facts, sectors, zones, one pack `law` with one list.</summary>
internal sealed class RuleSet
{
    private readonly Dictionary<string, byte[]> files = [];

    public RuleSet(bool vocabulary = true)
    {
        if (!vocabulary) return;
        With("facts.yaml", Resource("facts")).With("taxonomy/taxonomy.yaml", Resource("taxonomy")).With("gazetteer/gazetteer.yaml", Resource("gazetteer"))
            .With("law/pack.yaml", Resource("pack")).With("law/list.yaml", Resource("list"));
    }

    public IReadOnlyDictionary<string, byte[]> Files => files;

    public RuleSet With(string path, string yaml) => With(path, Encoding.UTF8.GetBytes(yaml));

    public RuleSet With(string path, byte[] content)
    {
        files[path] = content;
        return this;
    }

    /// <summary>Adds a file to the pack `law`.</summary>
    public RuleSet Law(string yaml) => With("law/more.yaml", yaml);

    public RuleSet Without(string path)
    {
        files.Remove(path);
        return this;
    }

    public LoadResult Load() => RulebookLoader.Load(files);

    /// <summary>Loads what has to be sound.</summary>
    public RuleIndex Sound()
    {
        var result = Load();
        Assert.That(result.Diagnostics.Where(d => d.Severity == Severity.Error), Is.Empty);
        return result.Index!;
    }

    public static string Resource(string name)
    {
        using var stream = typeof(RuleSet).Assembly.GetManifestResourceStream($"vocabulary/{name}.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
