using System.Text.RegularExpressions;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>
/// A refusal is read by a model, and what it quotes was written by anybody: only a single short word, number or date is quoted
/// back, everything else is left out. What a rulebook calls things stands in the help, which quotes nobody.
/// </summary>
internal static partial class Harmless
{
    private const string LeftOut = "…";

    public static Problem Of(Problem problem) => problem with
    {
        Path = string.Join('.', problem.Path.Split('.').Select(part => Member().IsMatch(part) ? part : LeftOut)),
        Message = Quoted().Replace(problem.Message, quote => Word().IsMatch(quote.Value) ? quote.Value : $"`{LeftOut}`"),
    };

    // Between the first backtick and the last: what was written may have backticks of its own.
    [GeneratedRegex("`.*`", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^`[A-Za-z0-9:.+-]{1,40}`\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z0-9-]{0,40}(\[[0-9]{1,6}\])*\z")]
    private static partial Regex Member();
}
