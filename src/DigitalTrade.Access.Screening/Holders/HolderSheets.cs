using System.Collections.Frozen;
using System.Text.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Naming;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Holders;

/// <summary>
/// Two sheets beside the deals: entities, and who holds what of whom. A deal names its enterprise, and gets the part of the graph
/// that is above it, so that a mistake elsewhere is no mistake of the deal.
/// </summary>
internal sealed class HolderSheets
{
    private readonly Dictionary<string, Row> entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> holders = new(StringComparer.Ordinal);
    private readonly List<Row> twice = [];
    private readonly List<Row> concerted = [];

    private sealed record Sheet(Table Table, FrozenDictionary<HolderMeaning, int> Columns, ShareScale Scale)
    {
        public long Rows { get; set; }

        public bool IsHoldings => Columns.ContainsKey(HolderMeaning.Holder) && Columns.ContainsKey(HolderMeaning.Of);
    }

    private sealed record Row(Sheet Sheet, TableRow Cells)
    {
        public Cell this[HolderMeaning means] => Sheet.Columns.TryGetValue(means, out var column) ? Cells[column] : default;

        public string Place => $"{ColumnSet.In(Sheet.Table)}row {Cells.Number}";
    }

    /// <summary>Reads tables that hold no deals; null unless one of them says who holds what.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="percent">True when plain numbers are percent, false when they are fractions, null to find out.</param>
    /// <param name="used">The tables that were read.</param>
    public static HolderSheets? Of(IEnumerable<Table> tables, bool? percent, out HashSet<Table> used)
    {
        var sheets = tables.Select(t => SheetOf(t, percent)).OfType<Sheet>().ToArray();
        used = [];
        if (!sheets.Any(s => s.IsHoldings)) return null;
        var made = new HolderSheets();
        foreach (var sheet in sheets)
        {
            used.Add(sheet.Table);
            made.Read(sheet);
        }

        return made;
    }

    /// <summary>What was read, for the notes.</summary>
    public string Note => $"the holders of {entities.Count} entities are read from sheets of entities and holdings ({holders.Values.Sum(h => h.Count)} holdings)";

    /// <summary>The id of an entity by its id or by its name; null when there is none, with the nearest.</summary>
    public string? Find(string text, out string? nearest)
    {
        nearest = null;
        if (entities.ContainsKey(text) || holders.ContainsKey(text)) return text;
        if (names.TryGetValue(text, out var id)) return id.Length == 0 ? null : id;
        nearest = Nearest.To(text, entities.Keys.Concat(names.Keys).Concat(holders.Keys));
        return null;
    }

    /// <summary>Writes the graph above an entity as a proposal has it; what cannot be read of it is told.</summary>
    public void Write(Utf8JsonWriter writer, string target, Vocabulary vocabulary, Action<CellFault> fault)
    {
        var above = new List<string> { target };
        var seen = new HashSet<string>(StringComparer.Ordinal) { target };
        var held = new List<Row>();
        for (var i = 0; i < above.Count; i++)
        {
            foreach (var row in holders.GetValueOrDefault(above[i], []))
            {
                held.Add(row);
                if (Id(row[HolderMeaning.Holder]) is { Length: > 0 } holder && seen.Add(holder)) above.Add(holder);
            }
        }

        // Who acts in concert with someone above does so wherever he stands.
        foreach (var row in concerted.Where(r => seen.Contains(Id(r[HolderMeaning.Holder])) || seen.Contains(Id(r[HolderMeaning.Of]))))
        {
            held.Add(row);
            foreach (var id in new[] { Id(row[HolderMeaning.Holder]), Id(row[HolderMeaning.Of]) })
            {
                if (seen.Add(id)) above.Add(id);
            }
        }

        foreach (var row in twice.Where(r => seen.Contains(IdOf(r)))) fault(new($"{row.Place}: `{ColumnSet.Shown(IdOf(row))}` is the id of two entities", "give each an id of its own"));
        writer.WriteStartObject("ownership");
        writer.WriteString("target", target);
        writer.WriteStartArray("entities");
        foreach (var id in above)
        {
            if (entities.TryGetValue(id, out var row)) Entity(writer, id, row, vocabulary, fault);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("holdings");
        foreach (var row in held.Where(r => r[HolderMeaning.Agreement].IsEmpty)) Holding(writer, row, fault);
        writer.WriteEndArray();
        Agreements(writer, held);
        writer.WriteEndObject();
    }

    private static Sheet? SheetOf(Table table, bool? percent)
    {
        foreach (var row in table.Rows())
        {
            if (row.Number > ColumnSet.Deepest) break;
            if (HolderHeadings.Of(row) is { } columns) return new(table, columns, new(percent)) { Rows = row.Number };
        }

        return null;
    }

    private void Read(Sheet sheet)
    {
        foreach (var cells in sheet.Table.Rows())
        {
            if (cells.Number <= sheet.Rows || cells.IsEmpty) continue;
            var row = new Row(sheet, cells);
            if (!sheet.IsHoldings)
            {
                if (!entities.TryAdd(IdOf(row), row)) twice.Add(row);
                if (!row[HolderMeaning.Name].IsEmpty) names[row[HolderMeaning.Name].Text] = names.ContainsKey(row[HolderMeaning.Name].Text) ? "" : IdOf(row);
                continue;
            }

            sheet.Scale.See(row[HolderMeaning.Share]);
            var agreement = KindOf(row);
            if (agreement == "acting-in-concert") concerted.Add(row);
            else if (holders.TryGetValue(row[HolderMeaning.Of].Text ?? "", out var known)) known.Add(row);
            else holders[row[HolderMeaning.Of].Text ?? ""] = [row];
        }

        Fold();
    }

    // Holdings may name an entity by its name; the sheets come in any order.
    private void Fold()
    {
        foreach (var (of, rows) in holders.ToArray())
        {
            if (entities.ContainsKey(of) || !names.TryGetValue(of, out var id) || id.Length == 0 || id == of) continue;
            holders.Remove(of);
            holders[id] = [.. holders.GetValueOrDefault(id, []), .. rows];
        }
    }

    private string Id(Cell cell) => cell.IsEmpty ? "" : !entities.ContainsKey(cell.Text) && names.TryGetValue(cell.Text, out var id) && id.Length > 0 ? id : cell.Text;

    private static string IdOf(Row row) => (row[HolderMeaning.Id].IsEmpty ? row[HolderMeaning.Name].Text : row[HolderMeaning.Id].Text) ?? "";

    private static string KindOf(Row row) => row[HolderMeaning.Agreement].IsEmpty ? "" : Headings.Fold(row[HolderMeaning.Agreement].Text) switch
    {
        "actinginconcert" or "inconcert" or "concert" or "一致行动" or "一致行动人" => "acting-in-concert",
        "voting" or "votingproxy" or "votes" or "表决权委托" or "表决权" => "voting",
        "contractualcontrol" or "vie" or "协议控制" => "contractual-control",
        _ => row[HolderMeaning.Agreement].Text,
    };

    private static void Entity(Utf8JsonWriter writer, string id, Row row, Vocabulary vocabulary, Action<CellFault> fault)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        if (!row[HolderMeaning.Name].IsEmpty) writer.WriteString("name", row[HolderMeaning.Name].Text);
        if (!row[HolderMeaning.Economy].IsEmpty)
        {
            var named = vocabulary.Economy(row[HolderMeaning.Economy].Text);
            if (named.Id is { } economy) writer.WriteString("economy", economy);
            else fault(In(row, RowGroupReader.NotClear(named, row[HolderMeaning.Economy].Text, "economy")));
        }

        if (!row[HolderMeaning.Kind].IsEmpty) writer.WriteString("kind", CellValues.Kind(row[HolderMeaning.Kind].Text));
        if (!row[HolderMeaning.Qualifies].IsEmpty)
        {
            writer.WriteStartArray("qualifies");
            foreach (var part in CellValues.CommaList(row[HolderMeaning.Qualifies].Text).Where(p => CellValues.Truth(p) != false && p is not ("none" or "-")))
                writer.WriteStringValue(part.ToLowerInvariant().Replace(' ', '-'));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void Holding(Utf8JsonWriter writer, Row row, Action<CellFault> fault)
    {
        writer.WriteStartObject();
        writer.WriteString("holder", Id(row[HolderMeaning.Holder]));
        writer.WriteString("of", Id(row[HolderMeaning.Of]));
        if (!row[HolderMeaning.Share].IsEmpty)
        {
            var share = row.Sheet.Scale.Read(row[HolderMeaning.Share], out var wrong);
            if (wrong is not null) fault(In(row, wrong));
            else writer.WriteString("share", share);
        }

        writer.WriteEndObject();
    }

    private void Agreements(Utf8JsonWriter writer, List<Row> held)
    {
        writer.WriteStartArray("agreements");
        var groups = new List<HashSet<string>>();
        foreach (var row in held.Where(r => !r[HolderMeaning.Agreement].IsEmpty))
        {
            var (kind, holder, of) = (KindOf(row), Id(row[HolderMeaning.Holder]), Id(row[HolderMeaning.Of]));
            if (kind == "acting-in-concert")
            {
                // Pairs that share a party are one group.
                var joined = groups.Where(g => g.Contains(holder) || g.Contains(of)).ToArray();
                groups.RemoveAll(joined.Contains);
                groups.Add([holder, of, .. joined.SelectMany(g => g)]);
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            writer.WriteString("holder", holder);
            writer.WriteString("of", of);
            writer.WriteEndObject();
        }

        foreach (var group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "acting-in-concert");
            writer.WriteStartArray("parties");
            foreach (var party in group.Order(StringComparer.Ordinal)) writer.WriteStringValue(party);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static CellFault In(Row row, CellFault fault) => new($"{row.Place}: {fault.Message}", fault.Help);
}
