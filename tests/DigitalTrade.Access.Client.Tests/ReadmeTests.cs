using System.Text.RegularExpressions;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Client.Tests;

/// <summary>The five lines of the README: compiled here, run here, and the same text there.</summary>
[NonParallelizable]
public sealed class ReadmeTests
{
    [TestCase("README.md")]
    [TestCase("src/DigitalTrade.Access.Client/README.md")]
    public void Snippet_of_the_README_is_what_is_compiled(string file)
    {
        var readme = File.ReadAllText(Path.Combine(Running.Root, file)).ReplaceLineEndings("\n");
        var snippet = Regex.Match(readme, "```csharp\n(using var access.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var source = File.ReadAllText(Path.Combine(Running.Root, "tests", "DigitalTrade.Access.Client.Tests", "ReadmeTests.cs")).ReplaceLineEndings("\n");
        var compiled = string.Concat(source.Split('\n').SkipWhile(l => l.Trim() != "// five lines").Skip(1).TakeWhile(l => l.Trim() != "// so far").Select(l => l.Trim() + "\n"));
        Assert.That(snippet.Trim(), Is.Not.Empty);
        Assert.That(snippet, Is.EqualTo(compiled.Replace("Running.Address", "new Uri(\"http://127.0.0.1:5080\")", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Five_lines_answer()
    {
        var written = new StringWriter();
        var before = Console.Out;
        Console.SetOut(written);
        try
        {
            await FiveLines();
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.That(written.ToString(), Does.StartWith("PermittedOnConditions").And.Contain("Open: Before operating the company holds the ministry's pilot operating approval."));
    }

    private static async Task FiveLines()
    {
        // five lines
        using var access = new AccessClient(Running.Address);
        var proposal = new Proposal { AsOf = new(2025, 3, 1), Activities = ["miit:B11"], Registered = "sh-lingang", ForeignShare = 60 };
        var answer = await access.DetermineAsync(proposal);
        Console.WriteLine(answer.Outcome);
        foreach (var condition in answer.Activities[0].Conditions) Console.WriteLine($"{condition.Status}: {condition.Text.En}");
        // so far
    }
}
