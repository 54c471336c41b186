using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;

namespace DigitalTrade.Access.Proposals;

/// <summary>Reads a graph of holders and checks that it can be: every name known, nothing held twice, nobody held over 100%.</summary>
internal static class OwnershipReader
{
    private const int MostEntities = 1000;
    private const int MostHoldings = 5000;
    private const int MostAgreements = 500;
    private static readonly FrozenSet<string> Members = FrozenSet.ToFrozenSet(["target", "entities", "holdings", "agreements"]);
    private static readonly FrozenSet<string> EntityMembers = FrozenSet.ToFrozenSet(["id", "name", "economy", "kind", "qualifies"]);
    private static readonly FrozenSet<string> HoldingMembers = FrozenSet.ToFrozenSet(["holder", "of", "share"]);
    private static readonly FrozenSet<string> AgreementMembers = FrozenSet.ToFrozenSet(["kind", "parties", "holder", "of"]);

    /// <summary>The graph, checked; null once something is wrong with it.</summary>
    public static OwnershipGraph? Read(ProposalCursor at, JsonElement value)
    {
        const string Path = "ownership";
        if (value.ValueKind != JsonValueKind.Object)
        {
            at.Add(Path, $"`{Path}` is an object, not {ProposalCursor.Kind(value)}", "give it `target`, `entities` and `holdings`");
            return null;
        }

        string? target = null;
        ImmutableArray<Participant>? entities = null;
        ImmutableArray<EntityHolding>? holdings = null;
        ImmutableArray<Agreement>? agreements = null;
        foreach (var member in value.EnumerateObject())
        {
            var here = $"{Path}.{ProposalCursor.Clip(member.Name)}";
            if (member.Value.ValueKind == JsonValueKind.Null && Members.Contains(member.Name)) continue;
            switch (member.Name)
            {
                case "target": target = at.Text(member.Value, here); break;
                case "entities": entities = List(at, member.Value, here, MostEntities, Entity); break;
                case "holdings": holdings = List(at, member.Value, here, MostHoldings, Holding); break;
                case "agreements": agreements = List(at, member.Value, here, MostAgreements, Agreement); break;
                default: at.Unknown(here, "member", member.Name, Members); break;
            }
        }

        if (target is null && !at.Has($"{Path}.target")) at.Add($"{Path}.target", "missing `target`", "name the enterprise that the proposal is about");
        if (holdings is null && !at.Has($"{Path}.holdings")) at.Add($"{Path}.holdings", "missing `holdings`", "say who holds what");
        if (target is null || holdings is null || at.Any) return null;
        var graph = new OwnershipGraph { Target = target, Entities = entities ?? [], Holdings = holdings.Value, Agreements = agreements ?? [] };
        OwnershipCheck.Check(at, graph, Path);
        return at.Any ? null : graph;
    }

    private static ImmutableArray<T>? List<T>(ProposalCursor at, JsonElement value, string path, int most, Func<ProposalCursor, JsonElement, string, T?> one)
        where T : class
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            at.Add(path, $"`{path}` is a list, not {ProposalCursor.Kind(value)}", null);
            return null;
        }

        if (value.GetArrayLength() > most)
        {
            at.Add(path, $"more than {most} entries in `{path}`", null);
            return null;
        }

        var read = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var here = $"{path}[{index++}]";
            if (item.ValueKind != JsonValueKind.Object) at.Add(here, $"`{here}` is an object, not {ProposalCursor.Kind(item)}", null);
            else if (one(at, item, here) is { } made) read.Add(made);
        }

        return read.DrainToImmutable();
    }

    private static Participant? Entity(ProposalCursor at, JsonElement value, string path)
    {
        var entity = new Participant { Id = "" };
        foreach (var (name, member, here) in MembersOf(at, value, path, EntityMembers))
        {
            entity = name switch
            {
                "id" => entity with { Id = at.Text(member, here) ?? "" },
                "name" => entity with { Name = at.Text(member, here) },
                "economy" => entity with { Economy = at.Economy(member, here) },
                "kind" => entity with { Kind = at.Word<HolderKind>(member, here) },
                _ => entity with { Qualifies = InvestorReader.Qualifications(at, member, here) },
            };
        }

        return Needed(at, path, "id", entity.Id) ? entity : null;
    }

    private static EntityHolding? Holding(ProposalCursor at, JsonElement value, string path)
    {
        var holding = new EntityHolding("", "", null);
        foreach (var (name, member, here) in MembersOf(at, value, path, HoldingMembers))
        {
            holding = name switch
            {
                "holder" => holding with { Holder = at.Text(member, here) ?? "" },
                "of" => holding with { Of = at.Text(member, here) ?? "" },
                _ => holding with { Share = at.Share(member, here) },
            };
        }

        return Needed(at, path, "holder", holding.Holder) & Needed(at, path, "of", holding.Of) ? holding : null;
    }

    private static Agreement? Agreement(ProposalCursor at, JsonElement value, string path)
    {
        AgreementKind? kind = null;
        ImmutableArray<string>? parties = null;
        string? holder = null, of = null;
        foreach (var (name, member, here) in MembersOf(at, value, path, AgreementMembers))
        {
            switch (name)
            {
                case "kind": kind = at.Word<AgreementKind>(member, here); break;
                case "parties": parties = at.Texts(member, here); break;
                case "holder": holder = at.Text(member, here); break;
                default: of = at.Text(member, here); break;
            }
        }

        if (kind is not { } known)
        {
            if (!at.Any) at.Add($"{path}.kind", "missing `kind`", "acting-in-concert, voting or contractual-control");
            return null;
        }

        if (known == AgreementKind.ActingInConcert)
        {
            if (parties is not { Length: >= 2 } || holder is not null || of is not null)
                at.Add(path, "who acts in concert is named in `parties`, two or more", "leave out `holder` and `of`");
            return new() { Kind = known, Parties = parties ?? [] };
        }

        if (holder is null || of is null || parties is not null)
            at.Add(path, "an agreement of control names `holder`, who controls, and `of`, what is controlled", "leave out `parties`");
        return new() { Kind = known, Holder = holder, Of = of };
    }

    private static IEnumerable<(string Name, JsonElement Value, string Path)> MembersOf(ProposalCursor at, JsonElement value, string path, FrozenSet<string> known)
    {
        foreach (var member in value.EnumerateObject())
        {
            var here = $"{path}.{ProposalCursor.Clip(member.Name)}";
            if (!known.Contains(member.Name)) at.Unknown(here, "member", member.Name, known);
            else if (member.Value.ValueKind != JsonValueKind.Null) yield return (member.Name, member.Value, here);
        }
    }

    private static bool Needed(ProposalCursor at, string path, string member, string text)
    {
        if (text.Length > 0) return true;
        if (!at.Has($"{path}.{member}")) at.Add($"{path}.{member}", $"missing `{member}`", null);
        return false;
    }
}
