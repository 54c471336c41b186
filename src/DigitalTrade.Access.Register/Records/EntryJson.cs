using System.Buffers;
using System.Text.Json;
using DigitalTrade.Access.Json;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Entries, verdicts and replays as JSON: over HTTP, in an export, on the command line. Proposal and answer stand in it byte for byte.</summary>
internal static class EntryJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = AccessJson.Wire.Options.Encoder };

    public static byte[] Of(Entry entry) => Whole(w => Write(w, entry));

    /// <summary>A page of a search.</summary>
    /// <param name="entries">Entries, newest first.</param>
    /// <param name="next">The cursor of the next page; null after the last.</param>
    public static byte[] Of(IReadOnlyList<Entry> entries, string? next) => Whole(w =>
    {
        w.WriteStartObject();
        w.WriteStartArray("entries");
        foreach (var entry in entries) Write(w, entry);
        w.WriteEndArray();
        w.WriteString("next", next);
        w.WriteEndObject();
    });

    public static byte[] Of(RegisterVerdict verdict) => Whole(w =>
    {
        w.WriteStartObject();
        w.WriteBoolean("holds", verdict.Holds);
        w.WriteNumber("entries", verdict.Entries);
        w.WriteString("head", verdict.Head);
        w.WriteNumber("faultCount", verdict.FaultCount);
        w.WriteStartArray("faults");
        foreach (var fault in verdict.Faults)
        {
            w.WriteStartObject();
            w.WriteNumber("sequence", fault.Sequence);
            w.WriteString("kind", fault.Kind);
            w.WriteString("message", fault.Message);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    });

    public static byte[] Of(ReplayResult replay) => Whole(w =>
    {
        w.WriteStartObject();
        w.WriteString("id", replay.Id);
        w.WriteBoolean("same", replay.Same);
        w.WriteString("detail", replay.Detail);
        w.WriteString("rulebook", replay.Rulebook);
        w.WriteString("engine", replay.Engine);
        w.WriteString("engineNow", replay.EngineNow);
        w.WritePropertyName("answer");
        if (replay.Answer.IsEmpty) w.WriteNullValue();
        else w.WriteRawValue(replay.Answer.Span);
        w.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter w, Entry entry)
    {
        var draft = entry.Draft;
        w.WriteStartObject();
        w.WriteString("id", entry.Id.ToString());
        w.WriteNumber("sequence", entry.Sequence);
        w.WriteString("time", EntryHash.TimeText(entry.Time));
        w.WriteString("kind", AnswerKinds.Word(draft.Kind));
        w.WriteString("request", draft.Request);
        w.WriteNumber("line", draft.Line);
        w.WriteString("asker", draft.Asker);
        w.WriteString("keyId", draft.KeyId);
        w.WriteString("asOf", EntryHash.DateText(draft.AsOf));
        w.WriteString("outcome", draft.Outcome);
        List(w, "activities", draft.Activities);
        List(w, "places", draft.Places);
        List(w, "masked", draft.Masked);
        w.WriteString("rulebook", draft.Rulebook);
        w.WriteString("engine", draft.Engine);
        w.WriteString("answerDigest", Convert.ToHexStringLower(draft.Answer.Digest.Span));
        w.WriteString("givenDigest", Convert.ToHexStringLower(draft.Given.Span));
        w.WriteString("previous", Convert.ToHexStringLower(entry.Previous.Span));
        w.WriteString("hash", Convert.ToHexStringLower(entry.Hash.Span));
        w.WritePropertyName("proposal");
        w.WriteRawValue(draft.Proposal.Span);
        if (draft.Answer.Unpack() is { } answer)
        {
            w.WritePropertyName("answer");
            w.WriteRawValue(answer);
        }

        w.WriteEndObject();
    }

    private static void List(Utf8JsonWriter w, string name, IEnumerable<string> words)
    {
        w.WriteStartArray(name);
        foreach (var word in words) w.WriteStringValue(word);
        w.WriteEndArray();
    }

    private static byte[] Whole(Action<Utf8JsonWriter> write)
    {
        var room = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(room, Options)) write(writer);
        return room.WrittenSpan.ToArray();
    }
}
