using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Register.Records;

/// <summary>What was asked of the proposal.</summary>
internal enum AnswerKind
{
    /// <summary>Its determination.</summary>
    Determination,

    /// <summary>Its determination with margins.</summary>
    DeterminationWithMargins,

    /// <summary>What is still to be stated.</summary>
    Inquiry,
}

/// <summary>An answer, and the bytes in which it is given, kept and replayed.</summary>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Utf8">The JSON.</param>
internal readonly record struct GivenAnswer(Outcome Outcome, byte[] Utf8);

/// <summary>The kinds: their words, and the one place where each is answered.</summary>
internal static class AnswerKinds
{
    private static readonly (AnswerKind Kind, string Word)[] Words =
    [
        (AnswerKind.Determination, "determination"), (AnswerKind.DeterminationWithMargins, "determination-with-margins"), (AnswerKind.Inquiry, "inquiry"),
    ];

    public static string Word(AnswerKind kind) => Words.First(w => w.Kind == kind).Word;

    /// <exception cref="FormatException">A kind that this program does not know.</exception>
    public static AnswerKind Read(string word) =>
        Words.FirstOrDefault(w => w.Word == word) is { Word: not null } known ? known.Kind : throw new FormatException($"unknown kind of answer `{word}`");

    /// <summary>The answer of this kind.</summary>
    public static GivenAnswer Answer(AnswerKind kind, Rulebook book, Proposal proposal)
    {
        var determination = book.Determine(proposal);
        return new(determination.Outcome, kind switch
        {
            AnswerKind.Determination => JsonSerializer.SerializeToUtf8Bytes(determination, AccessJson.Wire.Determination),
            AnswerKind.DeterminationWithMargins =>
                JsonSerializer.SerializeToUtf8Bytes(determination with { Margins = Margins.Of(book, proposal) }, AccessJson.Wire.Determination),
            AnswerKind.Inquiry => JsonSerializer.SerializeToUtf8Bytes(Inquiry.Of(determination), AccessJson.Wire.Inquiry),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        });
    }

    /// <summary>An outcome as answers write it.</summary>
    public static string Word(Outcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());
}
