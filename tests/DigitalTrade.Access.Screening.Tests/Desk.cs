using System.Text;
using System.Text.Json;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>A folder for one test, and screenings in it.</summary>
internal sealed class Desk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dta-screening-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllBytes(this[name], (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        return this[name];
    }

    public ScreenRequest Request(string input, string output) => new()
    {
        Book = Shipped.Book,
        Source = new(this[input]),
        Target = this[output],
        Kind = Path.GetExtension(output) switch { ".csv" => AnswerKind.Csv, ".xlsx" => AnswerKind.Xlsx, _ => AnswerKind.Jsonl },
        Today = new(2025, 3, 1),
        Language = Language.En,
    };

    public Task<ScreenResult> ScreenAsync(string input, string output, Func<ScreenRequest, ScreenRequest>? with = null) =>
        Screen.RunAsync((with ?? (r => r))(Request(input, output)), CancellationToken.None);

    /// <summary>The lines that a portfolio in CSV is answered with.</summary>
    public async Task<JsonElement[]> LinesAsync(string csv, Encoding? encoding = null, Func<ScreenRequest, ScreenRequest>? with = null)
    {
        Write("in.csv", csv, encoding);
        await ScreenAsync("in.csv", "out.jsonl", with);
        return Lines("out.jsonl");
    }

    public JsonElement[] Lines(string name) => [.. File.ReadAllLines(this[name]).Select(l => JsonDocument.Parse(l).RootElement)];

    public void Dispose() => folder.Delete(recursive: true);
}
