using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Proposals;

/// <summary>Reads the holders of a proposal and checks that their shares can be.</summary>
internal static class InvestorReader
{
    private const int Most = 500;
    private const int Deepest = 12;

    private static readonly FrozenSet<string> Members =
        FrozenSet.ToFrozenSet(["name", "economy", "share", "kind", "qualifies", "holders"]);

    public static ImmutableArray<Investor>? Read(ProposalCursor at, JsonElement value) => Read(at, value, "investors", 0);

    /// <summary>Shares together at most 100, and in keeping with a stated foreign total and state share.</summary>
    public static void CheckTotal(ProposalCursor at, ImmutableArray<Investor>? investors, Range? foreignShare, FrozenDictionary<string, FactValue> facts)
    {
        if (at.Any) return;
        CheckSum(at, investors ?? [], "investors");
        if (at.Any) return;
        var side = facts.GetValueOrDefault(BuiltIn.ChineseSide) is FactValue.Flag flag ? flag.Value : (bool?)null;
        var ownership = Ownership.Of(investors ?? [], foreignShare, side);
        if (ownership.Foreign.IsEmpty)
            at.Add("foreignShare", $"`foreignShare` {foreignShare} does not agree with the shares of `investors`", "state one of the two, or make them agree");
        else if (facts.GetValueOrDefault("state-share") is FactValue.Number { Value: var state } && ownership.WithState(state) is null)
            at.Add("facts.state-share", $"`state-share` {state} does not agree with who holds what", "leave it out, or make them agree");
    }

    private static ImmutableArray<Investor>? Read(ProposalCursor at, JsonElement value, string path, int depth)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            at.Add(path, $"`{path}` is a list, not {ProposalCursor.Kind(value)}", null);
            return null;
        }

        if (value.GetArrayLength() > Most || depth > Deepest)
        {
            at.Add(path, $"more than {Most} holders, or more than {Deepest} levels of them", null);
            return null;
        }

        var investors = ImmutableArray.CreateBuilder<Investor>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray()) investors.Add(One(at, item, $"{path}[{investors.Count}]", depth));
        return investors.MoveToImmutable();
    }

    private static Investor One(ProposalCursor at, JsonElement value, string path, int depth)
    {
        var investor = new Investor();
        if (value.ValueKind != JsonValueKind.Object)
        {
            at.Add(path, $"an investor is an object, not {ProposalCursor.Kind(value)}", null);
            return investor;
        }

        foreach (var member in value.EnumerateObject())
        {
            var here = $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Null && Members.Contains(member.Name)) continue;
            switch (member.Name)
            {
                case "name": investor = investor with { Name = at.Text(member.Value, here) }; break;
                case "economy": investor = investor with { Economy = at.Economy(member.Value, here) }; break;
                case "share": investor = investor with { Share = at.Share(member.Value, here) }; break;
                case "kind": investor = investor with { Kind = at.Word<HolderKind>(member.Value, here) }; break;
                case "qualifies": investor = investor with { Qualifies = Qualifications(at, member.Value, here) }; break;
                case "holders": investor = investor with { Holders = Read(at, member.Value, here, depth + 1) ?? [] }; break;
                default: at.Unknown($"{path}.{ProposalCursor.Clip(member.Name)}", "member", member.Name, Members); break;
            }
        }

        return investor;
    }

    public static ImmutableArray<string>? Qualifications(ProposalCursor at, JsonElement value, string path)
    {
        var stated = at.Texts(value, path);
        for (var i = 0; i < stated?.Length; i++) at.Qualification(stated.Value[i], $"{path}[{i}]");
        return stated;
    }

    private static void CheckSum(ProposalCursor at, ImmutableArray<Investor> holders, string path)
    {
        var sum = holders.Sum(h => h.Share?.Low ?? 0);
        if (sum > 100) at.Add(path, $"the shares of `{path}` add up to {ProposalCursor.Number(sum)}, over 100", null);
        for (var i = 0; i < holders.Length; i++)
        {
            if (sum == 100 && holders[i].Share is null && path == "investors")
                at.Add($"{path}[{i}].share", $"the others of `{path}` add up to 100: nothing is left for this one", "state its share, 0 if it holds nothing");
            if (!holders[i].Holders.IsEmpty) CheckSum(at, holders[i].Holders, $"{path}[{i}].holders");
        }
    }
}
