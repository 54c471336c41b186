using System.Text;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Investors.LookThrough;

/// <summary>Graphs of holders in a line: <c>Graphs.Of("T", "A/CN B/DE", "A-T 60 B-A 60")</c>.</summary>
internal static class Graphs
{
    public static readonly Access.Evaluation.Rulebook Book = new Rules().Cap("t:a", 50).Book;

    /// <summary>A graph.</summary>
    /// <param name="target">Id of the target.</param>
    /// <param name="entities">Id, economy and kind of each: <c>A/CN/StateOwned</c>; <c>A</c> for one of whom nothing is stated.</param>
    /// <param name="holdings">Pairs of <c>holder-of</c> and a share; <c>?</c> for one not stated.</param>
    /// <param name="agreements">Agreements.</param>
    public static OwnershipGraph Of(string target, string entities, string holdings, params Agreement[] agreements)
    {
        var words = holdings.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new()
        {
            Target = target,
            Entities = [.. entities.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('/')).Select(e => new Participant
            {
                Id = e[0],
                Economy = e.Length > 1 && e[1].Length > 0 ? e[1] : null,
                Kind = e.Length > 2 ? Enum.Parse<HolderKind>(e[2]) : null,
            })],
            Holdings = [.. words.Chunk(2).Select(w => new EntityHolding(w[0].Split('-')[0], w[0].Split('-')[1], Share(w[1])))],
            Agreements = [.. agreements],
        };
    }

    public static LookedThrough Through(OwnershipGraph graph, bool? chineseSide = null)
    {
        var investors = graph.DirectInvestors();
        var proposal = new Proposal { AsOf = World.Day, Activities = ["t:a"], Investors = investors, Ownership = graph };
        return LookedThrough.Of(proposal, investors, Ownership.Of(investors, null, chineseSide), chineseSide)!;
    }

    public static Proposal Proposed(OwnershipGraph graph) =>
        new() { AsOf = World.Day, Activities = ["t:a"], Registered = "east", Investors = graph.DirectInvestors(), Ownership = graph };

    public static Agreement Concert(params string[] parties) => new() { Kind = AgreementKind.ActingInConcert, Parties = [.. parties] };

    public static Agreement Votes(string holder, string of) => new() { Kind = AgreementKind.Voting, Holder = holder, Of = of };

    public static Agreement Contract(string holder, string of) => new() { Kind = AgreementKind.ContractualControl, Holder = holder, Of = of };

    public static ProposalReading Read(string ownership, string more = "")
    {
        var json = JsonNode.Parse($$"""{"activities": ["t:a"], "registered": "east", "ownership": {{ownership}}{{more}}}""")!;
        return ProposalReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), Book, World.Day);
    }

    private static Range? Share(string word) => word == "?" ? null : Range.TryParse(word, out var range) ? range : throw new FormatException(word);
}
