using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DigitalTrade.Access.Client.Tests;

/// <summary>The programs in <c>docs/</c>: Python's is run against the service, where there is Python.</summary>
public sealed class DocumentationTests
{
    [Test]
    public async Task Program_of_the_documentation_runs()
    {
        var code = Code("python.md", "python");
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-");
        start.Environment["ACCESS_URL"] = Running.Address.ToString();
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["no_proxy"] = "*";
        start.Environment.Remove("ACCESS_KEY");
        using var process = Started(start);
        await process.StandardInput.WriteAsync(code);
        process.StandardInput.Close();
        var complaints = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await complaints);
        var lines = said.ReplaceLineEndings("\n").Split('\n');
        Assert.That(lines[0], Is.EqualTo("permitted-on-conditions"));
        Assert.That(lines, Does.Contain("1 permitted-on-conditions").And.Contain("2 prohibited").And.Contain("3 the proposal cannot be read"));
        Assert.That(lines[^2], Does.StartWith("400 ").And.Contain("miit:B99"));
    }

    /// <summary>Power Query does not run here; what can be held without it is held: its names are the contract's, its brackets close.</summary>
    [Test]
    public void Query_for_Excel_keeps_to_the_contract()
    {
        var code = Code("excel-power-query.md", "m");
        var bare = Regex.Replace(Regex.Replace(code, "\"[^\"]*\"", "\"\""), "//[^\n]*", "");
        foreach (var (open, close) in new[] { ('(', ')'), ('[', ']'), ('{', '}') })
            Assert.That(bare.Count(c => c == open), Is.EqualTo(bare.Count(c => c == close)), $"{open}{close}");
        Assert.That(Regex.Count(bare, @"\blet\b"), Is.EqualTo(Regex.Count(bare, @"\bin\b")));
        Assert.That(code, Does.Contain("v1/determinations/batch").And.Contain("application/x-ndjson").And.Contain("answer[outcome]").And.Contain("\"foreignShare\""));
    }

    private static string Code(string file, string language)
    {
        var text = File.ReadAllText(Path.Combine(Running.Root, "docs", file)).ReplaceLineEndings("\n");
        var code = Regex.Match(text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.That(code, Is.Not.Empty);
        return code;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("`python3` is not installed");
            Assert.Ignore("`python3` is not installed");
            throw;
        }
    }
}
