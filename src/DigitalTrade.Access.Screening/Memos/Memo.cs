using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Memos.Writers;

namespace DigitalTrade.Access.Screening.Memos;

/// <summary>How a memorandum is written.</summary>
public enum MemoFormat
{
    /// <summary>Word: Office Open XML.</summary>
    Docx,

    /// <summary>CommonMark with tables and footnotes.</summary>
    Markdown,

    /// <summary>One page without anything outside it.</summary>
    Html,
}

/// <summary>What a memorandum is about, and what stands at its head.</summary>
public sealed record MemoRequest
{
    /// <summary>Longest client, author and reference, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The rulebook that answered.</summary>
    public required Rulebook Book { get; init; }

    /// <summary>What was asked.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>The answer of that rulebook to that proposal.</summary>
    public required Determination Determination { get; init; }

    /// <summary>Chinese or English.</summary>
    public required Language Language { get; init; }

    /// <summary>The date shown; it has no part in the answer.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>To whom; left out where null.</summary>
    public string? Client { get; init; }

    /// <summary>From whom; left out where null.</summary>
    public string? Author { get; init; }

    /// <summary>The file's reference; left out where null.</summary>
    public string? Reference { get; init; }

    /// <summary>Id of the determination in the register; left out where null.</summary>
    public string? Register { get; init; }
}

/// <summary>
/// A determination as a memorandum that a lawyer reviews and signs. The same request gives the same bytes: nothing is taken from
/// the clock or the machine.
/// </summary>
public static class Memo
{
    /// <summary>The whole file.</summary>
    /// <exception cref="ArgumentException">The determination is not of this rulebook and proposal, or a name is too long.</exception>
    public static byte[] Write(MemoRequest request, MemoFormat format)
    {
        if (request.Determination.Rulebook != request.Book.Revision || request.Determination.AsOf != request.Proposal.AsOf)
            throw new ArgumentException("the determination is not of this rulebook and proposal", nameof(request));
        foreach (var name in new[] { request.Client, request.Author, request.Reference, request.Register })
        {
            if (name?.Length > MemoRequest.LongestName) throw new ArgumentException($"a name longer than {MemoRequest.LongestName} characters", nameof(request));
        }

        var memorandum = Drafting.Of(request);
        return format switch
        {
            MemoFormat.Docx => WordWriter.Write(memorandum),
            MemoFormat.Markdown => Encoding.UTF8.GetBytes(MarkdownMemo.Write(memorandum)),
            MemoFormat.Html => Encoding.UTF8.GetBytes(HtmlMemo.Write(memorandum)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>The media type of a format.</summary>
    public static string MediaType(MemoFormat format) => format switch
    {
        MemoFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        MemoFormat.Markdown => "text/markdown; charset=utf-8",
        MemoFormat.Html => "text/html; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The ending of a file's name, with its dot.</summary>
    public static string Ending(MemoFormat format) => format switch
    {
        MemoFormat.Docx => ".docx",
        MemoFormat.Markdown => ".md",
        MemoFormat.Html => ".html",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
