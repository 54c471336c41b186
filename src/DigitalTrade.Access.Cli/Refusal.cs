using System.Collections.Immutable;

namespace DigitalTrade.Access.Cli;

/// <summary>Why a run stops: what the caller has to mend.</summary>
#pragma warning disable CA1032, CA1064 // Made and caught only here.
internal sealed class Refusal(int exitCode, ImmutableArray<(string Message, string? Help)> reasons) : Exception
#pragma warning restore CA1032, CA1064
{
    public Refusal(string message, string? help = null)
        : this(Cli.ExitCode.Usage, [(message, help)])
    {
    }

    public int ExitCode => exitCode;

    public ImmutableArray<(string Message, string? Help)> Reasons => reasons;
}
