using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>What a person types in answer to a question: the number of an answer, a value, or the name of a place or an economy.</summary>
internal static class TypedAnswer
{
    private const int MostNear = 3;

    /// <summary>The proposal with the answer in it, or null when the line answers nothing.</summary>
    public static Proposal? Read(Rulebook book, Proposal proposal, Question question, string line)
    {
        if (!question.Fact.EndsWith("hare", StringComparison.Ordinal) && int.TryParse(line, out var number) && number >= 1 && number <= question.Answers.Length)
            return Stating.With(book, proposal, question.Fact, question.Answers[number - 1].Value);
        if (line.Length == 2 && line[0] == '#' && line[1] - '1' is >= 0 and var at && at < question.Answers.Length)
            return Stating.With(book, proposal, question.Fact, question.Answers[at].Value);
        var said = line.EndsWith('%') ? line[..^1] : line;
        return Stating.With(book, proposal, question.Fact, said)
            ?? (Place(book, said) is { } place ? Stating.With(book, proposal, question.Fact, place) : null)
            ?? (Economy(book, said) is { } economy ? Stating.With(book, proposal, question.Fact, economy) : null);
    }

    /// <summary>Places that the line may have meant; empty where the question is of no place.</summary>
    public static IEnumerable<Zone> Near(Rulebook book, Question question, string line) =>
        question.Fact is "registered" or "facilities" or "serves" ? ZoneSearch.Find(book.Gazetteer, line).Take(MostNear) : [];

    // Only a name that one place alone has, whole: a guess would be an answer nobody gave.
    private static string? Place(Rulebook book, string name) =>
        book.Gazetteer.Zones.Where(z => z.AliasesZh.Concat(z.AliasesEn).Append(z.Name.Zh).Append(z.Name.En).Contains(name, StringComparer.OrdinalIgnoreCase)).Take(2).ToArray()
            is [var only] ? only.Id : null;

    private static string? Economy(Rulebook book, string name) =>
        book.Economies.Values.Where(e => string.Equals(e.Id, name, StringComparison.OrdinalIgnoreCase) || e.Name.Zh == name || string.Equals(e.Name.En, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray()
            is [var only] ? only.Id : null;
}
