using System.ComponentModel;
using System.Diagnostics;
using DigitalTrade.Access.Screening.Memos;
using static DigitalTrade.Access.Screening.Tests.Memos.Written;

namespace DigitalTrade.Access.Screening.Tests.Memos;

/// <summary>The Word document as LibreOffice opens it: what a reader sees on the page.</summary>
public sealed class OfficeTests
{
    [Test]
    public async Task LibreOffice_shows_headings_citations_and_Chinese()
    {
        using var desk = new Desk();
        await File.WriteAllBytesAsync(desk["zh.docx"], Memo.Write(Request(Lingang, Language.Zh), MemoFormat.Docx));
        await File.WriteAllBytesAsync(desk["en.docx"], Memo.Write(Request(Lingang), MemoFormat.Docx));
        var profile = new Uri(desk["profile"] + Path.DirectorySeparatorChar).AbsoluteUri.TrimEnd('/');
        await RunAsync("soffice", $"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", desk["pdf"], desk["zh.docx"], desk["en.docx"]);
        if (!File.Exists(desk["pdf/zh.pdf"])) Missing("LibreOffice Writer (libreoffice-writer)");
        var zh = await RunAsync("pdftotext", "-layout", desk["pdf/zh.pdf"], "-");
        Assert.That(zh, Does.Contain("法律备忘录").And.Contain("一、问题").And.Contain("（一）已说明的事实").And.Contain("附条件准许").And.Contain("十一、所引文件"));
        Assert.That(zh, Does.Contain("工信部通信函〔2024〕107").And.Contain("第 1 页").Or.Contain("第1页"));
        var en = await RunAsync("pdftotext", "-layout", desk["pdf/en.pdf"], "-");
        Assert.That(en, Does.Match(@"1\.\s+Question").And.Match(@"3\.1\s+As stated").And.Contain("Permitted on conditions").And.Contain("Page 1 of "));
        Assert.That(en, Does.Contain("Telecommunications Regulations").And.Contain("国务院令第 291 号").Or.Contain("国务院令第291号"));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Started(start) ?? throw new InvalidOperationException(program);
        var complaints = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await complaints;
        return said;
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            Missing(start.FileName);
            throw;
        }
    }

    /// <summary>In CI what is missing is a failure; on a person's machine the test is passed over.</summary>
    private static void Missing(string program)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"`{program}` is not installed");
        Assert.Ignore($"`{program}` is not installed");
    }
}
