using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Cli;

/// <summary>What a run tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done; where a question was asked: permitted, also on conditions.</summary>
    public const int Done = 0;

    /// <summary>Something went wrong that is neither the caller's nor the packs' doing.</summary>
    public const int Failure = 1;

    /// <summary>Prohibited, or not permitted as proposed.</summary>
    public const int NotPermitted = 2;

    /// <summary>The packs are invalid, or cases failed.</summary>
    public const int Packs = 3;

    /// <summary>Undetermined.</summary>
    public const int Undetermined = 4;

    /// <summary>The command line or the proposal is wrong.</summary>
    public const int Usage = 64;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;

    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Permitted or Outcome.PermittedOnConditions => Done,
        Outcome.Undetermined => Undetermined,
        _ => NotPermitted,
    };
}
