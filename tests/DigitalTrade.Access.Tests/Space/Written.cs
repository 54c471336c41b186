using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Tests.Space;

/// <summary>Proposals as they are written in JSON, with single quotes.</summary>
internal static class Written
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Proposal Proposal(Rulebook book, string json)
    {
        var reading = ProposalReader.Read(Encoding.UTF8.GetBytes(json.Replace('\'', '"')), book, Today);
        return reading.Proposal ?? throw new ArgumentException(string.Join('\n', reading.Problems));
    }
}
