using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Opens a portfolio as what it is, by its first bytes and then by its name.</summary>
internal static class PortfolioFile
{
    public static Portfolio Open(PortfolioSource source, Rulebook book)
    {
        if (source.Lines is { } lines) return new LinePortfolio(lines, 0);
        var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        return new LinePortfolio(file, file.Length);
    }
}
