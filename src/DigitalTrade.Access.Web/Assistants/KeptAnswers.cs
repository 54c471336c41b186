using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Mcp.Protocol;
using DigitalTrade.Access.Mcp.Tools;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Callers;
using ModelContextProtocol;

namespace DigitalTrade.Access.Web.Assistants;

/// <summary>What an assistant's call is answered on, and its answer in the register, when there is one: on disk before it is given.</summary>
internal sealed class KeptAnswers(RulebookHolder holder, LegalDate date, RegisterSwitch register, IHttpContextAccessor requests)
{
    /// <summary>The rulebook and the day of a call; one rulebook answers it and is named in the register.</summary>
    public Occasion Occasion()
    {
        var serving = holder.Required;
        return new(serving.Rulebook, date.Today, register.Writer is { } writer ? (given, _) => KeepAsync(writer, serving, given) : null);
    }

    private async Task KeepAsync(RegisterWriter writer, Serving serving, Given given)
    {
        var http = requests.HttpContext ?? throw new InvalidOperationException("a call without a request");
        var caller = http.GetCaller();
        var kind = given.Kind == AskedFor.Inquiry ? AnswerKind.Inquiry : AnswerKind.Determination;
        var draft = Drafting.Of(
            new(caller.Name, caller.KeyId, http.TraceIdentifier), kind, given.Utf8, given.Proposal, given.Book, new(given.Outcome, given.Answer), register.MasksNames);
        try
        {
            await writer.KeepAsync([draft], new(serving.Rulebook.Revision, serving.Contents));
        }
        catch (DatabaseException)
        {
            throw new McpProtocolException("the answer could not be kept in the register, so it is not given; try again", McpErrorCode.InternalError);
        }
    }
}
