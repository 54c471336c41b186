using System.Diagnostics;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Telemetry;

namespace DigitalTrade.Access.Web.Registering;

/// <summary>Answers proposals; where the register is on, an answer is given only once it is on disk.</summary>
internal sealed class Registrar(RegisterSwitch register)
{
    /// <summary>Header of an answer that is kept: its entry.</summary>
    public const string IdHeader = "Register-Id";

    /// <summary>Header of a batch that is kept: under which request its lines are found.</summary>
    public const string RequestHeader = "Register-Request";

    /// <summary>Whether answers are kept.</summary>
    public bool On => register.On;

    /// <summary>Answers one proposal.</summary>
    /// <exception cref="Register.Databases.DatabaseException">It could not be kept: 503.</exception>
    public async Task<IResult> AnswerAsync(HttpContext http, Serving serving, ReadOnlyMemory<byte> body, Proposal proposal, AnswerKind kind)
    {
        var answer = Answered(serving, proposal, kind);
        await KeepAsync(http, serving, body, proposal, kind, answer);
        return Answer.Once(answer.Utf8, serving.Rulebook.Revision);
    }

    /// <summary>Keeps an answer before it is given and names its entry in the headers; null where nothing is kept.</summary>
    /// <exception cref="Register.Databases.DatabaseException">It could not be kept: 503.</exception>
    public async Task<string?> KeepAsync(HttpContext http, Serving serving, ReadOnlyMemory<byte> body, Proposal proposal, AnswerKind kind, GivenAnswer answer)
    {
        if (register.Writer is not { } writer) return null;
        var draft = Drafting.Of(By(http.GetCaller(), NewRequest(), 0), kind, body, proposal, serving.Rulebook, answer, register.MasksNames);
        var id = (await writer.KeepAsync([draft], new(serving.Rulebook.Revision, serving.Contents)))[0].ToString();
        http.Response.Headers[IdHeader] = id;
        http.Response.Headers.Link = $"</v1/register/{id}>; rel=\"describedby\"";
        return id;
    }

    /// <summary>The answer, counted.</summary>
    public static GivenAnswer Answered(Serving serving, Proposal proposal, AnswerKind kind)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = AccessMeters.Source.StartActivity("determine");
        var answer = AnswerKinds.Answer(kind, serving.Rulebook, proposal);
        var outcome = AnswerKinds.Word(answer.Outcome);
        activity?.SetTag("access.outcome", outcome).SetTag("access.rulebook", serving.Rulebook.Revision);
        AccessMeters.Determinations.Add(1, new("outcome", outcome), new("kind", AnswerKinds.Word(kind)));
        AccessMeters.Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return answer;
    }

    /// <summary>What is kept of a line of a batch; null where nothing is.</summary>
    public Draft? Line(Caller caller, string request, long line, ReadOnlyMemory<byte> content, Serving serving, Proposal proposal, GivenAnswer answer) =>
        On ? Drafting.Of(By(caller, request, line), AnswerKind.Determination, content, proposal, serving.Rulebook, answer, register.MasksNames) : null;

    /// <summary>Keeps lines of a batch.</summary>
    public Task KeepAsync(IReadOnlyList<Draft> lines, Serving serving) =>
        register.Writer is { } writer && lines.Count > 0 ? writer.KeepAsync(lines, new(serving.Rulebook.Revision, serving.Contents)) : Task.CompletedTask;

    /// <summary>A name for a request that nobody else chooses.</summary>
    public static string NewRequest() => Guid.CreateVersion7().ToString("n");

    // Names come from keys and tokens; a control character has no place in a record.
    private static AskedBy By(Caller caller, string request, long line) => new(string.Concat(caller.Name.Where(c => !char.IsControl(c))), caller.KeyId, request, line);
}
