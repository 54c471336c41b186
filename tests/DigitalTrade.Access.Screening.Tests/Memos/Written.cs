using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Memos;
using DocumentFormat.OpenXml.Packaging;

namespace DigitalTrade.Access.Screening.Tests.Memos;

/// <summary>Memoranda on the shipped rules.</summary>
internal static class Written
{
    public const string Lingang = """
        {"asOf":"2025-03-01","activities":["miit:B11"],"registered":"sh-lingang","facilities":["sh-lingang"],
         "investors":[{"economy":"DE","share":60},{"economy":"CN","share":40,"kind":"private"}]}
        """;

    public const string Wuhan = """
        {"asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn-hb-wuhan","facilities":["cn-hb-wuhan"],
         "investors":[{"economy":"DE","share":60},{"economy":"CN","share":40,"kind":"private"}]}
        """;

    public const string Open = """{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"cn-sh","investors":[{"economy":"DE"}]}""";

    public const string TooMuch = """{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"cn-sh","investors":[{"economy":"DE","share":60},{"economy":"CN","share":40,"kind":"private"}]}""";

    public const string Several = """{"asOf":"2025-03-01","activities":["miit:B21-other","video-streaming"],"registered":"cn-gd-shenzhen","foreignShare":60}""";

    public const string Nowhere = """{"asOf":"2025-03-01","activities":["cinema","app-store"],"foreignShare":"40..60"}""";

    public static Rulebook Book => Shipped.Book;

    public static MemoRequest Request(string proposal, Language language = Language.En)
    {
        var reading = ProposalReader.Read(Encoding.UTF8.GetBytes(proposal), Book, new(2025, 3, 1));
        Assert.That(reading.Problems, Is.Empty);
        return new()
        {
            Book = Book,
            Proposal = reading.Proposal!,
            Determination = Book.Determine(reading.Proposal!),
            Language = language,
            Date = new(2025, 3, 2),
        };
    }

    public static string Text(MemoRequest request, MemoFormat format) => Encoding.UTF8.GetString(Memo.Write(request, format));

    public static WordprocessingDocument Word(MemoRequest request) =>
        WordprocessingDocument.Open(new MemoryStream(Memo.Write(request, MemoFormat.Docx)), isEditable: false);
}
