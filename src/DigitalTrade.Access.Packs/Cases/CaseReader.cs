using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Cases;

/// <summary>Reads the <c>cases:</c> of <c>tests/</c> and <c>scenarios/</c> folders, and proposals written in YAML.</summary>
public static class CaseReader
{
    /// <summary>All cases below the folders.</summary>
    public static CasesRead Read(params IEnumerable<string> folders)
    {
        var sink = new DiagnosticSink();
        var cases = new List<Case>();
        foreach (var source in SourceFolders.Read(folders, sink).Where(s => s.HoldsCases))
        {
            if (NodeReader.Read(source, sink) is { } root) cases.AddRange(Cases(source.Path, root, sink));
        }

        return new([.. cases], sink.Sorted());
    }

    /// <summary>The cases of a bundle.</summary>
    public static CasesRead Read(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var sink = new DiagnosticSink();
        var cases = new List<Case>();
        foreach (var (path, content) in bundle.Files)
        {
            var source = new SourceFile($"{Bundle.Root}/{bundle.Manifest.Pack}/{path}", path, 0, content);
            if (source.HoldsCases && NodeReader.Read(source, sink) is { } root) cases.AddRange(Cases(source.Path, root, sink));
        }

        return new([.. cases], sink.Sorted());
    }

    /// <summary>The cases of one text.</summary>
    public static CasesRead ReadText(string file, string yaml)
    {
        var sink = new DiagnosticSink();
        return new(NodeReader.Read(file, yaml, sink) is { } root ? [.. Cases(file, root, sink)] : [], sink.Sorted());
    }

    /// <summary>A proposal written in YAML as JSON; null beside at least one diagnostic.</summary>
    public static (JsonNode? Proposal, ImmutableArray<Diagnostic> Diagnostics) ReadProposal(string file, ReadOnlySpan<byte> yaml)
    {
        var sink = new DiagnosticSink();
        var root = NodeReader.Read(new SourceFile(file, file, 0, yaml.Length > SourceFile.MaxBytes ? null : yaml.ToArray()), sink);
        return (root is null || sink.HasErrors ? null : JsonConversion.ToJson(root), sink.Sorted());
    }

    private static List<Case> Cases(string file, Node root, DiagnosticSink sink)
    {
        var fields = new Fields(root, "a file of cases", sink);
        var cases = new List<Case>();
        JsonObject? above = null;
        foreach (var node in fields.Required("cases") is { } list ? Values.Items(list, "cases", sink) : [])
        {
            if (Read(file, node, above, sink) is not { } read) continue;
            above = read.Proposal;
            if (cases.Any(c => c.Name == read.Name)) sink.Add(DiagnosticIds.CaseTwice, node.At, $"two cases are called `{read.Name}`", "a name says what is different");
            cases.Add(read);
        }

        fields.Done();
        return cases;
    }

    private static Case? Read(string file, Node node, JsonObject? above, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a case", sink);
        var name = fields.RequiredLine("name");
        var like = fields.Node("like") is { } l && Values.OneOf(l, ["above"], sink) is not null;
        var proposal = like ? Like(fields, above, sink) : fields.Required("proposal") is { } p ? Object(p, "a proposal", sink) : null;
        var expect = fields.Required("expect") is { } e ? Expect(e, sink) : null;
        fields.Line("note");
        fields.Done();
        return proposal is null || expect is null ? null
            : new() { Name = name, File = file, Line = node.At.Line, Column = node.At.Column, Proposal = proposal, Expect = expect };
    }

    private static JsonObject? Like(Fields fields, JsonObject? above, DiagnosticSink sink)
    {
        var with = fields.Node("with") is { } node ? Object(node, "`with`", sink) : [];
        if (above is null) sink.Add(DiagnosticIds.CaseLikeNothing, fields.At, "no case stands above this one", "write its `proposal`");
        if (above is null || with is null) return null;
        var proposal = above.DeepClone().AsObject();
        foreach (var (member, value) in with.ToList())
        {
            // An empty value takes the member away: the case asks what happens when it is not stated.
            if (value is null) proposal.Remove(member);
            else proposal[member] = value.DeepClone();
        }

        return proposal;
    }

    private static JsonObject? Object(Node node, string what, DiagnosticSink sink)
    {
        if (node is Mapping mapping) return JsonConversion.Object(mapping);
        sink.Add(DiagnosticIds.WrongShape, node.At, $"{what} is a mapping, not {node.Shape}");
        return null;
    }

    private static Expectation Expect(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an expectation", sink);
        var expectation = new Expectation
        {
            Outcome = fields.Node("outcome") is { } o && Values.OneOf(o, Words<Outcome>.All, sink) is { } outcome ? Words<Outcome>.Parse(outcome) : null,
            GovernedBy = fields.Line("governed-by"),
            LiftedBy = List("lifted-by"),
            OtherRoutes = List("other-routes"),
            BarredBy = List("barred-by"),
            Satisfied = List("satisfied"),
            Displaced = List("displaced"),
            Conditions = List("conditions"),
            Open = List("open"),
            Unmet = List("unmet"),
            Obligations = List("obligations"),
            Caveats = List("caveats"),
            Questions = List("questions"),
            NotOtherRoutes = List("not-other-routes"),
            NotBarredBy = List("not-barred-by"),
            NotObligations = List("not-obligations"),
            NotCaveats = List("not-caveats"),
        };
        fields.Done();
        if (!fields.Any) sink.Add(DiagnosticIds.EmptyCondition, node.At, "the case expects nothing", "say at least its `outcome`");
        return expectation;

        ImmutableArray<string>? List(string key) => fields.Node(key) is null ? null : fields.Lines(key);
    }
}
