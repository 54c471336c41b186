using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>One change that someone can make to a proposal.</summary>
/// <param name="Change">The change.</param>
/// <param name="Cost">How far-reaching it is.</param>
/// <param name="Step">Among values of one number, how many are nearer to what is stated.</param>
/// <param name="Apply">Makes it.</param>
internal sealed record Move(Change Change, int Cost, int Step, Func<Proposal, Proposal> Apply)
{
    public string Fact => Change.Fact;

    /// <summary>The change as a key: one fact has one new value.</summary>
    public string Key => $"{Change.Fact}={Change.To}";
}

/// <summary>What changes cost: what is cheap to bring about comes first.</summary>
internal static class Cost
{
    public const int Approval = 1;
    public const int Qualification = 1;
    public const int Place = 2;
    public const int Form = 2;
    public const int Share = 3;
    public const int Registration = 4;
    public const int Narrowing = 8;
    public const int Dropping = 12;
}
