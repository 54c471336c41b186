using System.Text;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>Runs the program in this process.</summary>
internal static class Shell
{
    /// <summary>A rule folder that is small and does not change with the law.</summary>
    public static string Tiny { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "tiny");

    /// <summary>The rules that ship.</summary>
    public static string Shipped { get; } = Upward("rules");

    private static readonly DateTimeOffset Evening = new(2025, 2, 28, 17, 0, 0, TimeSpan.Zero);

    public sealed record Result(int Exit, string Out, string Err);

    public static Result Dta(params string[] args) => Fed("", args);

    /// <summary>With text on standard input.</summary>
    public static Result Fed(string input, params string[] args) => Fed(Encoding.UTF8.GetBytes(input), args);

    public static Result Fed(byte[] input, params string[] args)
    {
        using var given = new MemoryStream(input);
        return Run(given, CancellationToken.None, args).GetAwaiter().GetResult();
    }

    /// <summary>With results going to a terminal.</summary>
    public static Result OnTerminal(params string[] args) => Run(Stream.Null, true, args, CancellationToken.None).GetAwaiter().GetResult();

    public static Task<Result> Run(Stream given, CancellationToken cancellation, params string[] args) => Run(given, false, args, cancellation);

    private static async Task<Result> Run(Stream given, bool terminal, string[] args, CancellationToken cancellation)
    {
        using var results = new MemoryStream();
        using var rest = new StringWriter();
        var exit = await Cli.Dta.RunAsync(
            args,
            new()
            {
                In = () => given,
                Out = results,
                Err = rest,
                Clock = new Fixed(Evening),
                Directory = TestContext.CurrentContext.TestDirectory,
                Home = Path.Combine(TestContext.CurrentContext.TestDirectory, "nowhere"),
                Terminal = terminal,
            },
            cancellation);
        return new(exit, Encoding.UTF8.GetString(results.ToArray()), rest.ToString());
    }

    /// <summary>With the tiny rules.</summary>
    public static Result Ask(params string[] args) => Dta(["determine", "--rules", Tiny, .. args]);

    private static string Upward(string name)
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, name, "facts.yaml"))) return Path.Combine(at.FullName, name);
        }

        throw new DirectoryNotFoundException(name);
    }

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
