using System.Text.Json;

namespace DigitalTrade.Access.Cli.Tests;

public sealed class LineBatchTests
{
    private const string Good = """{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"cn-sh","foreignShare":50}""";
    private const string Barred = """{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"cn-sh","foreignShare":50.0001}""";

    [Test]
    public void A_bad_line_has_an_error_in_its_place_and_the_run_goes_on()
    {
        var said = Shell.Fed($"{Good}\r\n\n{{\"activities\":[\"miit:B255\"]}}\nnonsense\n{Barred}", "determine", "--jsonl", "--rules", Shell.Tiny);
        var lines = said.Out.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.That(said.Exit, Is.EqualTo(1));
        Assert.That(lines, Has.Length.EqualTo(4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0].GetProperty("outcome").GetString(), Is.EqualTo("permitted-on-conditions"));
            Assert.That(lines[1].GetProperty("line").GetInt32(), Is.EqualTo(3));
            Assert.That(lines[1].GetProperty("errors")[0].GetProperty("path").GetString(), Is.EqualTo("activities[0]"));
            Assert.That(lines[1].GetProperty("errors")[0].GetProperty("help").GetString(), Is.EqualTo("nearest is `miit:B25`"));
            Assert.That(lines[2].GetProperty("line").GetInt32(), Is.EqualTo(4));
            Assert.That(lines[3].GetProperty("outcome").GetString(), Is.EqualTo("not-permitted-as-proposed"));
            Assert.That(said.Err, Does.Contain("2 of 4 lines"));
        }
    }

    [Test]
    public void Ten_thousand_lines_keep_their_order()
    {
        var input = string.Concat(Enumerable.Range(0, 10_000).Select(i => (i % 3 == 0 ? Barred : Good) + "\n"));
        var said = Shell.Fed(input, "determine", "--jsonl", "--rules", Shell.Tiny);
        var lines = said.Out.TrimEnd('\n').Split('\n');
        Assert.That(said.Exit, Is.Zero);
        Assert.That(lines, Has.Length.EqualTo(10_000));
        Assert.That(lines.Index().All(l => l.Item.Contains("not-permitted-as-proposed", StringComparison.Ordinal) == (l.Index % 3 == 0)));
    }

    [Test]
    public void A_line_too_long_is_an_error_of_its_own()
    {
        var said = Shell.Fed($"{Good}\n{new string('x', (1 << 20) + 1)}\n{Good}\n", "determine", "--jsonl", "--rules", Shell.Tiny);
        Assert.That(said.Out.TrimEnd('\n').Split('\n')[1], Does.StartWith("{\"error\":\"the line is longer than 1 MiB\",\"line\":2"));
    }

    [Test]
    public void An_answer_does_not_wait_for_the_next_line()
    {
        using var input = new Pipe();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        input.Send(Good + "\n");
        var run = Shell.Run(input, stop.Token, "determine", "--jsonl", "--rules", Shell.Tiny);
        Assert.That(input.WaitForRead(2, TimeSpan.FromSeconds(20)), "it reads on before the input ends");
        input.Send(null);
        Assert.That(run.GetAwaiter().GetResult().Exit, Is.Zero);
    }

    [Test]
    public void An_interrupt_ends_it()
    {
        using var input = new Pipe();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        Assert.That(Shell.Run(input, stop.Token, "determine", "--jsonl", "--rules", Shell.Tiny).GetAwaiter().GetResult().Exit, Is.EqualTo(130));
    }
}
