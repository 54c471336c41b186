using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>The merged ranges of a sheet.</summary>
internal sealed class MergedCells(ImmutableArray<MergedCells.Block> blocks)
{
    private const int Most = 200_000;
    private const int MostColumns = 2000;

    /// <summary>A range; rows 1-based, columns 0-based, both ends inclusive.</summary>
    internal readonly record struct Block(long Top, int Left, long Bottom, int Right);

    public static MergedCells Of(WorksheetPart part)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        using var reader = Workbook.Reader(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "mergeCell") continue;
            if (blocks.Count >= Most) throw new PortfolioException($"a sheet has more than {Most} merged cells", "give the deals as csv");
            if (BlockOf(reader.GetAttribute("ref")) is { } block) blocks.Add(block);
        }

        return new([.. blocks.OrderBy(b => b.Top)]);
    }

    public Walk Begin() => new(blocks);

    private static Block? BlockOf(string? reference)
    {
        var ends = reference?.Split(':');
        return ends is [var from, var to] && Place(from) is { } first && Place(to) is { } last ? new(first.Row, first.Column, last.Row, Math.Min(last.Column, MostColumns)) : null;
    }

    private static (long Row, int Column)? Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetter).Count();
        if (letters is 0 or > 3 || !long.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        return (row, reference[..letters].Aggregate(0, (column, c) => (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1)) - 1);
    }

    /// <summary>Goes down the rows with the ranges that cover them.</summary>
    internal sealed class Walk(ImmutableArray<Block> blocks)
    {
        private readonly List<(Block Block, Cell Value)> open = [];
        private int next;

        public bool Covers => next < blocks.Length || open.Count > 0;

        public void Cover(long row, List<Cell> cells)
        {
            open.RemoveAll(o => o.Block.Bottom < row);
            for (; next < blocks.Length && blocks[next].Top <= row; next++)
            {
                var block = blocks[next];
                if (block.Bottom >= row) open.Add((block, block.Left < cells.Count ? cells[block.Left] : default));
            }

            foreach (var (block, value) in open)
            {
                if (value.IsEmpty) continue;
                while (cells.Count <= block.Right) cells.Add(default);
                for (var column = block.Left; column <= block.Right; column++) cells[column] = value;
            }
        }
    }
}
