using DigitalTrade.Access.Screening.Portfolios;
using DigitalTrade.Access.Screening.Workbooks;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>Makes the target of a request.</summary>
internal static class Targets
{
    public static Target Of(ScreenRequest request, Portfolio portfolio)
    {
        var format = Format(request, portfolio);
        if (request.Target is not { } path) return new StreamTarget(format, request.Stream!);
        if (Path.GetFullPath(path) == Path.GetFullPath(request.Source.Path)) throw new PortfolioException("the answers would overwrite the portfolio", "name another file");
        if (Directory.Exists(path)) throw new PortfolioException($"`{path}` is a folder", "name a file");
        var question = request.Source.Lines is not null ? "" : Checkpoint.QuestionOf(
            request.Source.Path, request.Book.Revision, request.Today.ToString("o"), request.On?.ToString("o") ?? "", request.Kind.ToString(),
            request.Fields ?? "", request.Full.ToString(), request.Remedies.ToString(), request.Language.ToString(), request.Source.Sheet ?? "", request.Source.Encoding ?? "",
            request.Source.Mapping is { } mapping ? File.ReadAllText(mapping) : "");
        var resumed = request.Resume ? Resumed(path, question) : null;
        return format is AnswerSheets sheets
            ? new WorkbookTarget(sheets, path, question, resumed, request)
            : new FileTarget(format, path, question, resumed, request.Clock);
    }

    private static AnswerFormat Format(ScreenRequest request, Portfolio portfolio)
    {
        var fields = request.Fields is { } list ? AnswerFields.Of(list) : AnswerFields.Default;
        return request.Kind switch
        {
            AnswerKind.Jsonl => new JsonLineFormat(fields, request.Full),
            AnswerKind.Csv => new CsvFormat(fields, portfolio.HasSheets),
            AnswerKind.Xlsx => new AnswerSheets(request.Book, request.Language, portfolio.HasSheets),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static Checkpoint? Resumed(string path, string question)
    {
        var folder = Checkpoint.FolderOf(path);
        if (Checkpoint.Read(folder) is not { } state)
        {
            return File.Exists(path) ? throw new PortfolioException($"`{path}` has no state beside it to go on from", "it is complete, or leave out `--resume` to begin again") : null;
        }

        return state.Question == question && question.Length > 0
            ? state
            : throw new PortfolioException("the run that was stopped had another portfolio, other rules or other options", "give the same ones, or leave out `--resume` to begin again");
    }
}
