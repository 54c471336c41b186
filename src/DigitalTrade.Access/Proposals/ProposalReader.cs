using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;

namespace DigitalTrade.Access.Proposals;

/// <summary>
/// Reads a proposal from JSON against a rulebook's vocabulary. Strict: unknown members, unknown names, wrong types,
/// impossible shares and dates are problems that name the place and the nearest right name; all are reported at once.
/// A member that is null is not stated.
/// </summary>
public static class ProposalReader
{
    private const int MostActivities = 64;

    private static readonly FrozenSet<string> Members = FrozenSet.ToFrozenSet(
        ["asOf", "activities", "registered", "facilities", "serves", "investors", "ownership", "foreignShare", "form", "mode", "facts"]);

    /// <summary>JSON as proposals are read: no duplicate members, no comments, no trailing commas, 32 levels at most.</summary>
    public static JsonDocumentOptions Options { get; } = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Reads UTF-8 text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="book">The rulebook whose names are used.</param>
    /// <param name="today">The legal date that stands in for an unstated <c>asOf</c>.</param>
    public static ProposalReading Read(ReadOnlyMemory<byte> utf8, Rulebook book, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return Read(document.RootElement, book, today);
        }
        catch (InvalidOperationException)
        {
            return new(null, [new("", "a member's name is not valid text: it has half of a character", null)]);
        }
        catch (JsonException e) when (e.LineNumber is null && DuplicateMember.In(utf8.Span) is { } path)
        {
            return new(null, [new(path, $"`{path}` is given twice", "give it once")]);
        }
        catch (JsonException e)
        {
            return new(null, [new("", $"not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", null)]);
        }
    }

    /// <summary>Reads a JSON value.</summary>
    /// <param name="root">The value.</param>
    /// <param name="book">The rulebook whose names are used.</param>
    /// <param name="today">The legal date that stands in for an unstated <c>asOf</c>.</param>
    public static ProposalReading Read(JsonElement root, Rulebook book, DateOnly today) => Read(root, book, today, FrozenSet<string>.Empty);

    /// <summary>Reads a JSON value in which members of some other names belong to the caller and are passed over.</summary>
    internal static ProposalReading Read(JsonElement root, Rulebook book, DateOnly today, FrozenSet<string> passedOver)
    {
        var at = new ProposalCursor(book);
        if (root.ValueKind != JsonValueKind.Object)
        {
            at.Add("", $"a proposal is an object, not {ProposalCursor.Kind(root)}", null);
            return new(null, at.Problems);
        }

        DateOnly? asOf = today;
        ImmutableArray<string>? activities = null, facilities = null, serves = null;
        string? registered = null;
        ImmutableArray<Investor>? investors = null;
        OwnershipGraph? ownership = null;
        Range? foreignShare = null;
        Form? form = null;
        Mode? mode = null;
        var facts = FrozenDictionary<string, FactValue>.Empty;
        foreach (var member in root.EnumerateObject())
        {
            var value = member.Value;
            if (value.ValueKind == JsonValueKind.Null && member.Name != "activities" && Members.Contains(member.Name)) continue;
            switch (member.Name)
            {
                case "asOf": asOf = at.Date(value, "asOf"); break;
                case "activities": activities = Activities(at, value); break;
                case "registered": registered = at.Zone(value, "registered"); break;
                case "facilities": facilities = at.Zones(value, "facilities"); break;
                case "serves": serves = at.Zones(value, "serves"); break;
                case "investors": investors = InvestorReader.Read(at, value); break;
                case "ownership": ownership = OwnershipReader.Read(at, value); break;
                case "foreignShare": foreignShare = at.Share(value, "foreignShare"); break;
                case "form": form = at.Word<Form>(value, "form"); break;
                case "mode": mode = at.Word<Mode>(value, "mode"); break;
                case "facts": facts = Facts(at, value); break;
                case var own when passedOver.Contains(own): break;
                default: at.Unknown("", "member", member.Name, Members); break;
            }
        }

        if (activities is null && !at.Has("activities"))
            at.Add("activities", "missing `activities`", "state at least one sector code or activity id");
        if (ownership is not null) (investors, mode) = Held(at, ownership, investors, foreignShare, mode);
        InvestorReader.CheckTotal(at, investors, foreignShare, facts);
        if (at.Any) return new(null, at.Problems);
        return new(
            new()
            {
                AsOf = asOf!.Value,
                Activities = activities!.Value,
                Registered = registered,
                Facilities = facilities,
                Serves = serves,
                Investors = investors,
                Ownership = ownership,
                ForeignShare = foreignShare,
                Form = form,
                Mode = mode,
                Facts = facts,
            },
            []);
    }

    /// <summary>What a graph of holders says of the proposal: who holds the target, and whether it is controlled by contract.</summary>
    private static (ImmutableArray<Investor>? Investors, Mode? Mode) Held(
        ProposalCursor at, OwnershipGraph graph, ImmutableArray<Investor>? investors, Range? foreignShare, Mode? mode)
    {
        if (investors is not null) at.Add("investors", "the holders are stated by `investors` and by `ownership`", "use one of the two");
        if (foreignShare is not null) at.Add("foreignShare", "the foreign share follows from `ownership`", "leave `foreignShare` out");
        var above = graph.Above(graph.Target);
        if (graph.Agreements.FirstOrDefault(a => a.Kind == AgreementKind.ContractualControl && above.Contains(a.Of!)) is not { Of: { } of })
            return (graph.DirectInvestors(), mode);

        // Control by contract is a way of coming in; a stated way that says otherwise would pass over the rules on it.
        if (mode is not (null or Proposals.Mode.ContractualControl))
            at.Add("mode", $"`ownership` states that `{ProposalCursor.Clip(of)}` is controlled by contract, `mode` says otherwise", "leave `mode` out; ask about another way of coming in by itself");
        return (graph.DirectInvestors(), Proposals.Mode.ContractualControl);
    }

    private static ImmutableArray<string>? Activities(ProposalCursor at, JsonElement value)
    {
        var names = at.Texts(value, "activities");
        if (names is not { } found) return null;
        if (found.IsEmpty) at.Add("activities", "`activities` is empty", "state at least one sector code or activity id");
        if (found.Length > MostActivities) at.Add("activities", $"more than {MostActivities} activities", null);
        for (var i = 0; i < found.Length; i++) at.Activity(found[i], $"activities[{i}]");
        if (found.Distinct(StringComparer.Ordinal).Count() != found.Length) at.Add("activities", "an activity is named twice", null);
        return found;
    }

    private static FrozenDictionary<string, FactValue> Facts(ProposalCursor at, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            at.Add("facts", $"facts are an object, not {ProposalCursor.Kind(value)}", null);
            return FrozenDictionary<string, FactValue>.Empty;
        }

        var facts = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (at.Fact(member.Name, member.Value) is { } read) facts[member.Name] = read;
        }

        return facts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
