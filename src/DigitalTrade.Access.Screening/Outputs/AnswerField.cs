using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Screening.Deals;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>One thing that is said of a deal in a summary. Closed: a word, a list of words, or words with a state each.</summary>
internal abstract class AnswerField
{
    private const string Between = "; ";

    private AnswerField(string name) => Name = name;

    /// <summary>Name on the command line, in JSON and as a heading of CSV.</summary>
    public string Name { get; }

    /// <summary>Writes name and value.</summary>
    public abstract void Write(Utf8JsonWriter writer, DealReading deal, Determination determination);

    /// <summary>The value as one text; empty when there is nothing to say.</summary>
    public abstract string Text(DealReading deal, Determination determination);

    /// <summary>A word, or null.</summary>
    internal sealed class Word(string name, Func<DealReading, Determination, string?> value) : AnswerField(name)
    {
        private readonly JsonEncodedText encoded = JsonEncodedText.Encode(name);

        public override void Write(Utf8JsonWriter writer, DealReading deal, Determination determination) =>
            writer.WriteString(encoded, value(deal, determination));

        public override string Text(DealReading deal, Determination determination) => value(deal, determination) ?? "";
    }

    /// <summary>Words in order, each once.</summary>
    internal sealed class Words(string name, Action<DealReading, Determination, List<string>> values) : AnswerField(name)
    {
        private readonly JsonEncodedText encoded = JsonEncodedText.Encode(name);

        [ThreadStatic]
        private static List<string>? words;

        public override void Write(Utf8JsonWriter writer, DealReading deal, Determination determination)
        {
            writer.WriteStartArray(encoded);
            foreach (var word in Of(deal, determination)) writer.WriteStringValue(word);
            writer.WriteEndArray();
        }

        public override string Text(DealReading deal, Determination determination) => string.Join(Between, Of(deal, determination));

        private List<string> Of(DealReading deal, Determination determination)
        {
            var found = words ??= [];
            found.Clear();
            values(deal, determination, found);
            return found;
        }
    }

    /// <summary>Conditions with their status, each once.</summary>
    internal sealed class States(string name) : AnswerField(name)
    {
        private readonly JsonEncodedText encoded = JsonEncodedText.Encode(name);

        public override void Write(Utf8JsonWriter writer, DealReading deal, Determination determination)
        {
            writer.WriteStartObject(encoded);
            foreach (var condition in Conditions.Of(determination)) writer.WriteString(condition.Id, Says(condition.Status));
            writer.WriteEndObject();
        }

        public override string Text(DealReading deal, Determination determination) =>
            string.Join(Between, Conditions.Of(determination).Select(c => $"{c.Id} ({Says(c.Status)})"));

        private static string Says(ConditionStatus status) => status switch
        {
            ConditionStatus.Met => "met",
            ConditionStatus.Unmet => "unmet",
            ConditionStatus.Open => "open",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }
}
