using System.Collections.Concurrent;
using System.Security.Cryptography;
using DigitalTrade.Access.Web.Callers;

namespace DigitalTrade.Access.Web.Desk.Portfolio;

/// <summary>Files that a page offers for download, each under an address that cannot be guessed, for as long as the page lives.</summary>
internal sealed class AnswerShelf
{
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);

    public string Put(string path)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        files[ticket] = path;
        return ticket;
    }

    public void Remove(string ticket) => files.TryRemove(ticket, out _);

    public string? Find(string ticket) => files.GetValueOrDefault(ticket) is { } path && File.Exists(path) ? path : null;
}

/// <summary>The endpoint of the shelf.</summary>
internal static class PortfolioFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapPortfolioFiles(this IEndpointRouteBuilder routes) => routes
        .MapGet("/desk/portfolio/{ticket}", (string ticket, AnswerShelf shelf) =>
            shelf.Find(ticket) is { } path ? Results.File(path, Workbook, "answers.xlsx") : Results.NotFound())
        .ExcludeFromDescription().RequireScope(Scope.Screen);
}
