using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>A proposal in, and what the HTTP API answers to it out.</summary>
internal static class ProposalTools
{
    private const string Language = "language";
    private const string Keep = "keep";

    public static Reply Determine(Arguments given, Rulebook book, DateOnly today) => Read(given, book, today, [], (utf8, proposal, language) =>
    {
        var determination = book.Determine(proposal);
        var answer = JsonSerializer.SerializeToUtf8Bytes(determination, AccessJson.Wire.Determination);
        return new(
            ToolAnswer.Of(answer, Report.Markdown(book, null, determination, language)),
            new(AskedFor.Determination, utf8, proposal, book, determination.Outcome, answer));
    });

    public static Reply Ask(Arguments given, Rulebook book, DateOnly today) => Read(given, book, today, [], (utf8, proposal, language) =>
    {
        var inquiry = Inquiry.Of(book.Determine(proposal));
        var answer = JsonSerializer.SerializeToUtf8Bytes(inquiry, AccessJson.Wire.Inquiry);
        return new(ToolAnswer.Of(answer, Text(inquiry, language)), new(AskedFor.Inquiry, utf8, proposal, book, inquiry.Outcome, answer));
    });

    public static Reply Remedy(Arguments given, Rulebook book, DateOnly today)
    {
        var kept = given.Texts(Keep);
        if (kept.FirstOrDefault(k => Remedies.Keeps(book, k) is null) is { } unknown)
            return ToolAnswer.Refused("the arguments cannot be read", new Problem(Keep, $"unknown fact `{unknown}`", "keep a member of the proposal, such as `registered`, or a declared fact"));
        return Read(given, book, today, [Keep], (_, proposal, language) =>
        {
            var remedies = Remedies.Of(book, proposal, kept);
            return ToolAnswer.Of(remedies, AccessJson.Wire.Remedies, SpaceReport.Markdown(book, remedies, language));
        });
    }

    private static Reply Read(Arguments given, Rulebook book, DateOnly today, string[] others, Func<ReadOnlyMemory<byte>, Proposal, Language, Reply> answer)
    {
        var language = given.Language();
        if (given.Problems is { IsEmpty: false } problems) return ToolAnswer.Refused("the arguments cannot be read", problems);
        var utf8 = given.Proposal([Language, .. others]);
        var reading = ProposalReader.Read(utf8, book, today);
        return reading.Proposal is { } proposal ? answer(utf8, proposal, language) : ToolAnswer.Refused("the proposal cannot be read", reading.Problems);
    }

    private static string Text(Inquiry inquiry, Language language)
    {
        var text = new StringBuilder($"{Words.Of(inquiry.Outcome).In(language)} ({inquiry.AsOf:yyyy-MM-dd}, {inquiry.Rulebook})\n");
        if (inquiry.Questions.IsEmpty) text.Append(language == Access.Language.Zh ? "再多的事实也不会改变结论。\n" : "Nothing more that could be stated would change the outcome.\n");
        foreach (var question in inquiry.Questions)
        {
            text.Append($"- {question.Fact}: {question.Text.In(language)}\n");
            foreach (var one in question.Answers) text.Append($"  - {one.Value}: {one.Text.In(language)} → {Words.Of(one.Outcome).In(language)}\n");
        }

        return text.ToString();
    }
}
