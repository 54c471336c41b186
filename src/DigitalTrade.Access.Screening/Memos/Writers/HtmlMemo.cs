using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>A memorandum as one page of HTML: nothing is fetched, nothing runs, everything that is not ours is escaped.</summary>
internal static class HtmlMemo
{
    private const string Style = """
        @page{size:A4;margin:25mm 25mm 22mm}
        body{font:11pt/1.5 "Times New Roman","Noto Serif CJK SC","Songti SC",SimSun,serif;color:#111;max-width:170mm;margin:2rem auto;padding:0 1rem}
        h1,h2,h3,th,.band{font-family:Arial,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",SimHei,sans-serif}
        h1{font-size:20pt;margin:0 0 .6em}h2{font-size:13pt;margin:1.6em 0 .4em;break-after:avoid}h3{font-size:11pt;margin:1.2em 0 .3em;break-after:avoid}
        p{margin:.5em 0;orphans:2;widows:2}
        table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.6em 0;font-size:10pt}
        th,td{border:.5pt solid #999;padding:3pt 5pt;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        thead{display:table-header-group}thead th,.band{background:#e8ecf1}tr{break-inside:avoid}.band{font-weight:bold}
        .head th,.head td{border:0;padding:2pt 5pt}.head{border-bottom:1pt solid #111;margin-bottom:1.2em;font-size:11pt}
        ul{margin:.4em 0;padding-left:1.4em}sup{line-height:0;font-size:70%}sup a{text-decoration:none;color:#1f4e79}
        .notes{border-top:.5pt solid #999;margin-top:2em;font-size:9pt}
        @media print{body{margin:0;max-width:none;padding:0}sup a{color:inherit}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(Memorandum memo)
    {
        var text = new StringBuilder();
        var numbers = new HeadingNumbers(memo.Language);
        var seen = new HashSet<int>();
        text.Append("<!doctype html>\n<html lang=\"").Append(memo.Language == Language.Zh ? "zh-CN" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<title>").Append(Escape($"{memo.Title}: {memo.Subject}")).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n")
            .Append("<h1>").Append(Escape(memo.Title)).Append("</h1>\n<table class=\"head\">\n<colgroup><col style=\"width:16%\"><col></colgroup>\n<tbody>\n");
        foreach (var (name, value) in memo.Head)
            text.Append("<tr><th scope=\"row\">").Append(Escape(name)).Append("</th><td>").Append(Escape(value)).Append("</td></tr>\n");
        text.Append("</tbody>\n</table>\n");
        foreach (var part in memo.Parts) One(text, part, numbers, seen);
        text.Append("<section class=\"notes\">\n<ol>\n");
        for (var i = 1; i <= memo.Notes.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"<li id=\"n{i}\">{Escape(memo.Notes[i - 1])} <a href=\"#r{i}\">↩</a></li>\n");
        return text.Append("</ol>\n</section>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void One(StringBuilder text, Part part, HeadingNumbers numbers, HashSet<int> seen)
    {
        switch (part)
        {
            case Part.Heading heading:
                text.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 1}>{Escape(numbers.Next(heading.Level) + heading.Words)}</h{heading.Level + 1}>\n");
                break;
            case Part.Paragraph paragraph: text.Append("<p>").Append(Of(paragraph.Words, seen)).Append("</p>\n"); break;
            case Part.List list:
                text.Append("<ul>\n");
                foreach (var item in list.Items)
                {
                    text.Append("<li>").Append(Of(item.Words, seen));
                    if (!item.Lines.IsEmpty) text.Append("<ul>").AppendJoin("", item.Lines.Select(l => $"<li>{Of(l, seen)}</li>")).Append("</ul>");
                    text.Append("</li>\n");
                }

                text.Append("</ul>\n");
                break;
            case Part.Table table: Rows(text, table, seen); break;
            default: throw new InvalidOperationException("a part of a kind that has no layout");
        }
    }

    private static void Rows(StringBuilder text, Part.Table table, HashSet<int> seen)
    {
        text.Append("<table>\n<colgroup>").AppendJoin("", table.Widths.Select(w => $"<col style=\"width:{w}%\">")).Append("</colgroup>\n");
        if (!table.Heads.IsEmpty)
            text.Append("<thead><tr>").AppendJoin("", table.Heads.Select(h => $"<th scope=\"col\">{Escape(h)}</th>")).Append("</tr></thead>\n");
        text.Append("<tbody>\n");
        foreach (var row in table.Rows)
        {
            if (row.IsBand) text.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"band\" colspan=\"{table.Widths.Length}\">{Of(row.Cells[0], seen)}</td></tr>\n");
            else text.Append("<tr>").AppendJoin("", row.Cells.Select(c => $"<td>{Of(c, seen)}</td>")).Append("</tr>\n");
        }

        text.Append("</tbody>\n</table>\n");
    }

    private static string Of(Passage words, HashSet<int> seen)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Phrases.Length; i++)
        {
            var phrase = words.Phrases[i];
            if (phrase.Note > 0)
            {
                var id = seen.Add(phrase.Note) ? $" id=\"r{phrase.Note}\"" : "";
                var comma = i > 0 && words.Phrases[i - 1].Note > 0 ? "," : "";
                text.Append(CultureInfo.InvariantCulture, $"<sup>{comma}<a{id} href=\"#n{phrase.Note}\">{phrase.Note}</a></sup>");
                continue;
            }

            var escaped = string.Join("<br>", phrase.Words.Split('\n').Select(Escape));
            text.Append(phrase.Strong ? $"<strong>{escaped}</strong>" : escaped);
        }

        return text.ToString();
    }

    private static string Escape(string words) => Encoder.Encode(words);
}
