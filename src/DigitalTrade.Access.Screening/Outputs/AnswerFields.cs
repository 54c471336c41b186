using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>The fields of a summary, by name.</summary>
internal static class AnswerFields
{
    private static readonly string[] OutcomeWords =
        ["permitted", "permitted-on-conditions", "undetermined", "not-permitted-as-proposed", "prohibited"];

    private static readonly string[] Usual =
        ["id", "name", "asOf", "outcome", "governedBy", "route", "conditions", "bars", "asks", "remedy", "caveats", "rulebook"];

    /// <summary>All fields, in the order in which they are listed in help.</summary>
    public static ImmutableArray<AnswerField> All { get; } =
    [
        new AnswerField.Word("id", (d, _) => d.Id),
        new AnswerField.Word("name", (d, _) => d.Name),
        new AnswerField.Words("activities", (d, _, to) => to.AddRange(d.Proposal!.Activities)),
        new AnswerField.Word("registered", (d, _) => d.Proposal!.Registered),
        new AnswerField.Word("asOf", (_, a) => a.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new AnswerField.Word("outcome", (_, a) => Word(a.Outcome)),
        new AnswerField.Words("outcomes", (_, a, to) => to.AddRange(a.Activities.Select(x => Word(x.Outcome)))),
        new AnswerField.Words("governedBy", (_, a, to) => Once(to, a.Activities, x => x.GovernedBy)),
        new AnswerField.Words("route", (_, a, to) => Each(to, a.Activities, x => x.Route)),
        new AnswerField.States("conditions"),
        new AnswerField.Words("bars", (_, a, to) => Measures(to, a, Verdict.Bars)),
        new AnswerField.Words("lifted", (_, a, to) => Measures(to, a, Verdict.Lifted)),
        new AnswerField.Words("asks", (_, a, to) => Once(to, a.Questions, q => q.Fact)),
        new AnswerField.Word("remedy", (_, a) => a.Remedies is [var first, ..] ? Remedy(first) : null),
        new AnswerField.Words("obligations", (_, a, to) => Each(to, a.Activities, x => [.. x.Obligations.Select(o => o.Id)])),
        new AnswerField.Words("caveats", (_, a, to) => Once(to, a.Caveats, c => c.Id)),
        new AnswerField.Word("rulebook", (_, a) => a.Rulebook),
    ];

    /// <summary>What is written when no fields are named.</summary>
    public static ImmutableArray<AnswerField> Default { get; } = [.. Usual.Select(n => All.First(f => f.Name == n))];

    /// <summary>The outcome as the wire has it.</summary>
    public static string Word(Outcome outcome) => OutcomeWords[(int)outcome];

    /// <summary>The fields of a comma-separated list.</summary>
    /// <exception cref="PortfolioException">A name is unknown or given twice.</exception>
    public static ImmutableArray<AnswerField> Of(string list)
    {
        var fields = ImmutableArray.CreateBuilder<AnswerField>();
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var field = All.FirstOrDefault(f => f.Name == name);
            if (field is null)
            {
                var nearest = Nearest.To(name, All.Select(f => f.Name));
                throw new PortfolioException(
                    $"unknown field `{name}`", nearest is null ? $"fields are {string.Join(", ", All.Select(f => f.Name))}" : $"nearest is `{nearest}`");
            }

            if (fields.Contains(field)) throw new PortfolioException($"field `{name}` is given twice");
            fields.Add(field);
        }

        return fields.Count > 0 ? fields.DrainToImmutable() : throw new PortfolioException("no field is named", $"fields are {string.Join(", ", All.Select(f => f.Name))}");
    }

    /// <summary>A remedy in one line: <c>foreignShare 60 → 50: permitted-on-conditions</c>.</summary>
    public static string Remedy(Remedy remedy) =>
        string.Join(", ", remedy.Changes.Select(c => c.To.Length == 0 ? $"without {c.From}" : c.From is null ? $"{c.Fact} {c.To}" : $"{c.Fact} {c.From} → {c.To}")) + $": {Word(remedy.Outcome)}";

    private static void Measures(List<string> to, Determination determination, Verdict verdict)
    {
        foreach (var activity in determination.Activities)
        {
            foreach (var finding in activity.Findings)
            {
                if (finding.Verdict == verdict && !to.Contains(finding.Measure)) to.Add(finding.Measure);
            }
        }
    }

    private static void Once<T>(List<string> to, ImmutableArray<T> from, Func<T, string?> word)
    {
        foreach (var item in from)
        {
            if (word(item) is { } said && !to.Contains(said)) to.Add(said);
        }
    }

    private static void Each<T>(List<string> to, ImmutableArray<T> from, Func<T, ImmutableArray<string>> words)
    {
        foreach (var item in from)
        {
            foreach (var word in words(item))
            {
                if (!to.Contains(word)) to.Add(word);
            }
        }
    }
}
