using System.Collections.Frozen;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Space;

/// <summary>A proposal with one fact more stated, named and valued as questions and remedies do.</summary>
public static class Stating
{
    /// <summary>
    /// The proposal with the fact at the value. Null when the fact cannot be stated by itself (the largest foreign share, who
    /// controls): then the holders have to be stated one by one; or when the value is none of the fact.
    /// </summary>
    public static Proposal? With(Rulebook rulebook, Proposal proposal, string fact, string value)
    {
        switch (fact)
        {
            case "registered": return rulebook.Gazetteer.Zone(value) is null ? null : proposal with { Registered = value };
            case "facilities": return rulebook.Gazetteer.Zone(value) is null ? null : proposal with { Facilities = [value] };
            case "serves": return rulebook.Gazetteer.Zone(value) is null ? null : proposal with { Serves = [value] };
            case "form": return Word<Form>(value) is { } form ? proposal with { Form = form } : null;
            case "mode": return Word<Mode>(value) is { } mode ? proposal with { Mode = mode } : null;
            case "activities": return Part(rulebook, proposal, value);
            case "economy": return rulebook.Economies.ContainsKey(value) ? Economy(proposal, value) : null;
            case "foreignShare": return Range.TryParse(value, out var share) && share is { Low: >= 0, High: <= 100 } ? Share(proposal, share) : null;
        }

        if (fact.StartsWith("investors[", StringComparison.Ordinal)) return Investor(rulebook, proposal, fact, value);
        return (rulebook.Fact(fact) ?? rulebook.Facts.FirstOrDefault(f => f.WireName == fact)) is { } declared
            && (declared.Slot >= BuiltIn.Count || declared.Slot == BuiltIn.StateShare) && Value(rulebook, declared, value) is { } stated
            ? proposal with { Facts = proposal.Facts.Where(f => f.Key != declared.Id).Append(new(declared.Id, stated)).ToFrozenDictionary(StringComparer.Ordinal) }
            : null;
    }

    private static Proposal? Part(Rulebook book, Proposal proposal, string code)
    {
        var broad = proposal.Activities.FirstOrDefault(a => book.Taxonomy.Sector(a) is not null && book.Rules(a).Below.Contains(code));
        return broad is null ? null
            : proposal with { Activities = [.. proposal.Activities.Select(a => a == broad ? code : a).Distinct(StringComparer.Ordinal)] };
    }

    // Of a stated total the holder is taken to be one: the share goes with the economy.
    private static Proposal Economy(Proposal proposal, string economy) => proposal with
    {
        Investors = [new Investor { Economy = economy, Share = proposal.ForeignShare }],
        ForeignShare = null,
        Facts = proposal.ForeignShare is null ? proposal.Facts
            : proposal.Facts.Where(f => f.Key != BuiltIn.ChineseSide).Append(new(BuiltIn.ChineseSide, new FactValue.Flag(true))).ToFrozenDictionary(StringComparer.Ordinal),
    };

    private static Proposal Share(Proposal proposal, Range share) =>
        proposal.Investors is [{ Economy: not (null or "CN") } only] ? proposal with { Investors = [only with { Share = share }] } : proposal with { ForeignShare = share };

    private static Proposal? Investor(Rulebook book, Proposal proposal, string fact, string value)
    {
        var investors = proposal.Investors ?? [];
        var end = fact.IndexOf(']', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(fact.AsSpan("investors[".Length, end - "investors[".Length), CultureInfo.InvariantCulture, out var index)) return null;
        if (index < 0 || index > investors.Length) return null;
        if (index == investors.Length)
        {
            // Whoever holds what nobody stated holds.
            var rest = new Range(0, Math.Max(0, 100 - investors.Sum(i => i.Share?.Low ?? 0)));
            investors = investors.Add(new Investor { Share = investors.All(i => i.Share is { IsPoint: true }) ? Range.Point(rest.High) : rest });
        }

        var changed = fact[(end + 1)..] switch
        {
            ".economy" when book.Economies.ContainsKey(value) => investors[index] with { Economy = value },
            ".share" when Range.TryParse(value, out var share) && share is { Low: >= 0, High: <= 100 } => investors[index] with { Share = share },
            ".qualifies" => investors[index] with { Qualifies = (investors[index].Qualifies ?? []).Add(value) },
            _ => null,
        };
        return changed is null ? null : proposal with { Investors = investors.SetItem(index, changed) };
    }

    private static FactValue? Value(Rulebook book, Fact fact, string value) => fact.Type switch
    {
        FactType.Boolean => value is "true" or "false" ? new FactValue.Flag(value == "true") : null,
        FactType.Choice => fact.ValueIndex(value) >= 0 ? new FactValue.Choice(value) : null,
        FactType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new FactValue.Date(day) : null,
        FactType.Place => book.Gazetteer.Zone(value) is null ? null : new FactValue.Places([value]),
        _ => Range.TryParse(value, out var range) && range.Low >= fact.Min && range.High <= fact.Max ? new FactValue.Number(range) : null,
    };

    private static T? Word<T>(string value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : null;
}
