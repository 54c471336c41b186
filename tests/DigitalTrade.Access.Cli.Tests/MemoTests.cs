using DocumentFormat.OpenXml.Packaging;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary><c>dta determine</c> as a memorandum: to a file, to a pipe, never to a terminal.</summary>
public sealed class MemoTests
{
    private static readonly string[] Question = ["--activity", "miit:B11", "--at", "sh-lingang", "--foreign-share", "60", "--on", "2025-03-01", "--lang", "en"];

    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("dta-memo-");

    [TearDown]
    public void Remove() => folder.Delete(recursive: true);

    [TestCase("memo.html", "<!doctype html>")]
    [TestCase("memo.md", "# Memorandum")]
    public void Ending_of_the_file_says_how(string name, string begins)
    {
        var path = Path.Combine(folder.FullName, name);
        var said = Shell.Ask([.. Question, "-o", path, "--client", "Example GmbH"]);
        Assert.That((said.Exit, said.Out, said.Err), Is.EqualTo((0, "", "")));
        Assert.That(File.ReadAllText(path), Does.StartWith(begins).And.Contain("Example GmbH").And.Contain("1 March 2025"));
    }

    [Test]
    public void Word_document_goes_to_a_file_in_place_of_an_older_one()
    {
        var path = Path.Combine(folder.FullName, "memo.docx");
        File.WriteAllText(path, "older");
        Assert.That(Shell.Ask([.. Question, "-o", path]).Exit, Is.Zero);
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        Assert.That(document.MainDocumentPart!.Document!.InnerText, Does.StartWith("Memorandum"));
        Assert.That(folder.EnumerateFiles(), Has.Exactly(1).Items);
    }

    [Test]
    public void Word_document_goes_to_a_pipe_but_not_to_a_terminal()
    {
        Assert.That(Shell.Ask([.. Question, "--output", "docx"]).Out, Does.StartWith("PK"));
        var refused = Shell.OnTerminal(["determine", "--rules", Shell.Tiny, .. Question, "--output", "docx"]);
        Assert.That((refused.Exit, refused.Out), Is.EqualTo((64, "")));
        Assert.That(refused.Err, Does.Contain("not for a terminal").And.Contain("-o memo.docx"));
    }

    [TestCase("-o", "memo.pdf", "does not say how to write it")]
    [TestCase("--client", "X", "belong to a memorandum")]
    [TestCase("-o", "no-such-folder/memo.docx", "no folder for")]
    public void What_makes_no_memorandum_is_refused(string option, string value, string message)
    {
        var refused = Shell.Ask([.. Question, option, value]);
        Assert.That((refused.Exit, refused.Out), Is.EqualTo((64, "")));
        Assert.That(refused.Err, Does.Contain(message));
    }

    [Test]
    public void Lines_make_no_memorandum() =>
        Assert.That(Shell.Fed("", "determine", "--rules", Shell.Tiny, "--jsonl", "--output", "docx").Exit, Is.EqualTo(64));
}
