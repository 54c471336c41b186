using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>The shipped rules and the questions that are put to them.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Find();

    public static LoadResult Load() => RulebookLoader.Load(Folder);

    /// <summary>May a German firm hold 60% of a data-centre operator in Lingang?</summary>
    public static Proposal Lingang(Rulebook book) => Read(book, """
        {"asOf": "2025-03-01", "activities": ["miit:B11"], "registered": "sh-lingang", "facilities": ["sh-lingang"], "serves": ["cn"],
         "investors": [{"name": "Example GmbH", "economy": "DE", "share": 60}, {"economy": "CN", "share": 40, "kind": "private"}],
         "form": "company", "mode": "establishment", "facts": {"pilot-approval": true}}
        """);

    /// <summary>The same in Wuhan, where nothing opens.</summary>
    public static Proposal Wuhan(Rulebook book) => Lingang(book) with { Registered = "cn-hb-wuhan", Facilities = ["cn-hb-wuhan"] };

    /// <summary>An information service of half the shares, nationally.</summary>
    public static Proposal Information(Rulebook book) => Lingang(book) with
    {
        Activities = ["miit:B25-publish"],
        Registered = "cn-hb-wuhan",
        Facilities = null,
        Investors = [.. Lingang(book).Investors!.Value.Select(i => i with { Share = Proposals.Range.Point(50) })],
    };

    public static Proposal Read(Rulebook book, string json)
    {
        var reading = ProposalReader.Read(Encoding.UTF8.GetBytes(json), book, new(2025, 3, 1));
        return reading.Proposal ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, "rules"))) at = at.Parent;
        return Path.Combine(at?.FullName ?? throw new InvalidOperationException("no `rules` above the benchmarks"), "rules");
    }
}
