namespace DigitalTrade.Access.Cli;

/// <summary>Everything a run takes from its process, so that a test can give its own.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard input.</summary>
    public required Func<Stream> In { get; init; }

    /// <summary>Results, as UTF-8.</summary>
    public required Stream Out { get; init; }

    /// <summary>Everything that is not a result.</summary>
    public required TextWriter Err { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The current directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Where the program lies.</summary>
    public required string Home { get; init; }

    /// <summary>True when results go to a terminal.</summary>
    public bool Terminal { get; init; }

    /// <summary>A variable of the environment; null when it is not set or empty.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>True when results go to a terminal that takes colours.</summary>
    public bool Painted { get; init; }

    /// <summary>True when standard error is a terminal on which progress can be shown.</summary>
    public bool Progress { get; init; }

    /// <summary>Columns of a line of text.</summary>
    public int Width { get; init; } = Explanations.Reports.Report.DefaultWidth;

    /// <summary>The language when none is asked for.</summary>
    public Language Language { get; init; } = Language.En;

    /// <summary>Today as a legal date in China, which has kept UTC+8 without daylight saving since 1992.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static Surroundings OfProcess()
    {
        var toTerminal = !Console.IsOutputRedirected;
        var plain = Set("NO_COLOR") is { Length: > 0 } || Set("TERM") == "dumb";
        return new()
        {
            In = Console.OpenStandardInput,
            Out = Console.OpenStandardOutput(),
            Err = Console.Error,
            Clock = TimeProvider.System,
            Directory = Environment.CurrentDirectory,
            Home = AppContext.BaseDirectory,
            Terminal = toTerminal,
            Variable = Set,
            Painted = toTerminal && !plain,
            Progress = !Console.IsErrorRedirected && !plain,
            Width = toTerminal ? Columns() : Explanations.Reports.Report.DefaultWidth,
            Language = LanguageOf(Set("LC_ALL") ?? Set("LC_MESSAGES") ?? Set("LANG")),
        };
    }

    public static Language LanguageOf(string? locale) =>
        locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Zh : Language.En;

    private static string? Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var columns ? Math.Min(columns, 120) : Explanations.Reports.Report.DefaultWidth;
        }
        catch (IOException)
        {
            return Explanations.Reports.Report.DefaultWidth;
        }
    }
}
