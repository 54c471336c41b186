using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using ModelContextProtocol.Protocol;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>What a tool was asked of a proposal.</summary>
internal enum AskedFor
{
    /// <summary>Its determination.</summary>
    Determination,

    /// <summary>What is still to be stated.</summary>
    Inquiry,
}

/// <summary>A determination that is about to be given, for whoever keeps them.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Utf8">The proposal as it was asked.</param>
/// <param name="Proposal">The proposal as read.</param>
/// <param name="Book">The rulebook that answers.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Answer">The answer in the bytes of the HTTP API.</param>
internal sealed record Given(AskedFor Kind, ReadOnlyMemory<byte> Utf8, Proposal Proposal, Rulebook Book, Outcome Outcome, byte[] Answer);

/// <summary>A tool's result, with the determination in it if there is one.</summary>
internal readonly record struct Reply(CallToolResult Result, Given? Given = null)
{
    public static implicit operator Reply(CallToolResult result) => new(result);
}
