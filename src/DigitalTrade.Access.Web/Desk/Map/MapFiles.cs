using System.Globalization;
using System.Net;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Screening.Outputs;
using DigitalTrade.Access.Web.Desk.Shell;

namespace DigitalTrade.Access.Web.Desk.Map;

/// <summary>The map as a file: rows for a spreadsheet, or a picture.</summary>
internal static class MapFiles
{
    private static readonly Dictionary<string, string> Colours = new()
    {
        ["permitted"] = "#0b6e4f",
        ["conditions"] = "#1c64ab",
        ["undetermined"] = "#6a5a8c",
        ["notso"] = "#a85b06",
        ["prohibited"] = "#a31515",
    };

    public static void MapOpennessFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/map.csv", (HttpContext http, RulebookHolder holder, LegalDate today) =>
            File(http, holder, today, (map, names) => Csv(map, names), "text/csv; charset=utf-8", "csv")).ExcludeFromDescription();
        routes.MapGet("/desk/map.svg", (HttpContext http, RulebookHolder holder, LegalDate today) =>
            File(http, holder, today, (map, names) => Picture(map, names), "image/svg+xml", "svg")).ExcludeFromDescription();
    }

    private static IResult File(HttpContext http, RulebookHolder holder, LegalDate today, Func<OpennessMap, Names, string> make, string type, string kind)
    {
        var book = holder.Required.Rulebook;
        var question = MapQuestion.Read(http.Request.QueryString.Value ?? "", book, today.Today);
        var names = new Names(book, http.Request.Query["lang"] == "en" ? Language.En : Language.Zh);
        var text = make(OpennessMap.Of(book, question), names);
        var bytes = kind == "csv" ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
        return Results.File(bytes, type, $"openness-{question.On:yyyyMMdd}.{kind}");
    }

    private static string Csv(OpennessMap map, Names names)
    {
        var text = new StringBuilder();
        Line([names.Say("业务", "activity"), names.Say("代码", "id"), names.Say("地点", "place"), names.Say("地点代码", "place id"), names.Say("日期", "date"), names.Say("外资股比", "foreign share"), names.Say("结论", "outcome"), names.Say("放开依据", "opened by")]);
        foreach (var column in map.Columns)
        {
            foreach (var cell in column.Cells)
            {
                foreach (var place in column.Places)
                {
                    Line([names.Activity(cell.Activity), cell.Activity, names.Zone(place), place, cell.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        map.Question.Share.ToString(CultureInfo.InvariantCulture), names.Say(Words.Of(cell.Outcome)), string.Join(' ', cell.Route)]);
                }
            }
        }

        return text.ToString();

        void Line(string[] cells) => text.AppendJoin(',', cells.Select(c => $"\"{Harmless.Of(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
    }

    private static string Picture(OpennessMap map, Names names)
    {
        const int Left = 260, Top = 190, Wide = 46, High = 24;
        var (width, height) = (Left + (map.Columns.Length * Wide) + 140, Top + (map.Activities.Length * High) + 60);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        var title = names.Say($"开放地图 {map.Question.On:yyyy-MM-dd} 外资{map.Question.Share}%", $"Openness on {map.Question.On:yyyy-MM-dd}, foreign share {map.Question.Share}%");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"26\" font-size=\"16\" font-weight=\"600\">{Escaped(title)}</text>");
        for (var c = 0; c < map.Columns.Length; c++)
        {
            var column = map.Columns[c];
            var x = Left + (c * Wide) + (Wide / 2);
            var name = names.Zone(column.Places[0]) + (column.Places.Length > 1 ? $" +{column.Places.Length - 1}" : "");
            svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x} {Top - 8}) rotate(-50)\">{Escaped(Clip(name))}</text>");
            for (var r = 0; r < column.Cells.Length; r++)
            {
                var cell = column.Cells[r];
                var y = Top + (r * High);
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x - (Wide / 2) + 1}\" y=\"{y + 1}\" width=\"{Wide - 2}\" height=\"{High - 2}\" rx=\"3\" fill=\"{Colours[Marks.Colour(cell.Outcome)]}\"><title>{Escaped(names.Activity(cell.Activity))}: {Escaped(names.Say(Words.Of(cell.Outcome)))}</title></rect><text x=\"{x}\" y=\"{y + 16}\" fill=\"#fff\" text-anchor=\"middle\" font-weight=\"700\">{Marks.Sign(cell.Outcome)}</text>");
            }
        }

        for (var r = 0; r < map.Activities.Length; r++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Top + (r * High) + 16}\" text-anchor=\"end\">{Escaped(Clip(names.Activity(map.Activities[r])))}</text>");
        var legend = string.Join("   ", Enum.GetValues<Outcome>().Select(o => $"{Marks.Sign(o)} {names.Say(Words.Of(o))}"));
        return svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{height - 20}\">{Escaped(legend)}</text></svg>").ToString();
    }

    private static string Clip(string name) => name.Length <= 34 ? name : name[..33] + "…";

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
