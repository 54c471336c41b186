using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Naming;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>Reads the rows of one deal. They become the JSON of a proposal, so that one reader checks it all; each value remembers its cell.</summary>
internal sealed class RowGroupReader(RowGroup group, Vocabulary vocabulary, Asked asked)
{
    private const int LongestId = 200;
    private readonly List<CellProblem> problems = [];
    private readonly List<(string Path, TableRow Row, Column Column)> cells = [];
    private readonly ArrayBufferWriter<byte> json = new(512);

    private Layout Layout => group.Layout;

    public DealReading Read()
    {
        var id = Text(Meaning.Id, LongestId);
        var name = Text(Meaning.Name, 1000);
        using (var writer = new Utf8JsonWriter(json)) Write(writer);
        Proposal? proposal = null;
        if (problems.Count == 0)
        {
            var reading = ProposalReader.Read(json.WrittenMemory, asked.Book, asked.Today);
            proposal = reading.Proposal;
            foreach (var problem in reading.Problems) problems.Add(At(problem));
        }

        return new()
        {
            Sheet = Layout.Sheet,
            Row = group.Rows[0].Number,
            Rows = group.Rows.Length,
            Id = id,
            Name = name,
            Proposal = problems.Count > 0 ? null : asked.On is { } day ? proposal! with { AsOf = day } : proposal,
            Problems = [.. problems],
        };
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Day(writer);
        Names(writer, "activities", Meaning.Activities, vocabulary.Activity, "activity");
        if (Single(Meaning.Registered) is { } place && Resolve(place, place.Cell.Text, vocabulary.Zone, "place", "registered") is { } zone)
            writer.WriteString("registered", zone);
        Names(writer, "facilities", Meaning.Facilities, vocabulary.Zone, "place");
        Names(writer, "serves", Meaning.Serves, vocabulary.Zone, "place");
        new HolderColumns(group, vocabulary, Note, Fault).Write(writer, Single(Meaning.ForeignShare), Single(Meaning.Investors));
        if (Single(Meaning.Entity) is { } entity) Held(writer, entity);
        if (Single(Meaning.Form) is { } form) Word(writer, "form", form, CellValues.Form);
        if (Single(Meaning.Mode) is { } mode) Word(writer, "mode", mode, CellValues.Mode);
        new FactColumns(asked.Book, vocabulary, Note, Fault).Write(writer, Layout.Columns.Read.Where(c => c.Means == Meaning.Fact).Select(Single));
        writer.WriteEndObject();
    }

    /// <summary>The graph of holders above the enterprise that the deal names.</summary>
    private void Held(Utf8JsonWriter writer, Place at)
    {
        Note("ownership", at);
        if (Layout.Holders is not { } sheets)
        {
            Fault(at, new("there are no sheets of entities and holdings", "add them to the workbook, or name two csv files with `--entities` and `--holdings`"));
            return;
        }

        if (sheets.Find(at.Cell.Text, out var nearest) is { } id) sheets.Write(writer, id, vocabulary, f => Fault(at, f));
        else Fault(at, new($"no entity is called `{ColumnSet.Shown(at.Cell.Text)}`, or two are", nearest is null ? null : $"nearest is `{ColumnSet.Shown(nearest)}`"));
    }

    private void Day(Utf8JsonWriter writer)
    {
        if (Single(Meaning.AsOf) is not { } at) return;
        var day = CellValues.Day(at.Cell, out var fault);
        if (fault is not null) Fault(at, fault);
        else Word(writer, "asOf", at, _ => day!);
    }

    private void Names(Utf8JsonWriter writer, string member, Meaning means, Func<string, Named> find, string what)
    {
        if (Single(means) is not { } at) return;
        var whole = find(at.Cell.Text);
        var parts = whole.Id is not null ? [at.Cell.Text] : CellValues.List(at.Cell.Text);
        if (parts.Any(p => find(p).Id is null) && CellValues.CommaList(at.Cell.Text) is var smaller && smaller.All(p => find(p).Id is not null)) parts = smaller;
        var ids = parts.Select((p, i) => Resolve(at, p, find, what, $"{member}[{i}]")).ToImmutableArray();
        if (ids.Contains(null)) return;
        writer.WriteStartArray(member);
        foreach (var id in ids.Distinct()) writer.WriteStringValue(id);
        writer.WriteEndArray();
        Note(member, at);
    }

    private string? Resolve(Place at, string text, Func<string, Named> find, string what, string path)
    {
        Note(path, at);
        var named = find(text);
        if (named.Id is null) Fault(at, NotClear(named, text, what));
        return named.Id;
    }

    internal static CellFault NotClear(Named named, string text, string what)
    {
        var shown = ColumnSet.Shown(text);
        if (text.Contains('\uFFFD', StringComparison.Ordinal)) return new($"`{shown}` holds bytes that are no text", "save the file as UTF-8, or name its encoding with `--encoding`");
        return named.Candidates.IsEmpty
            ? new($"no {what} is called `{shown}`", what == "activity" ? "`dta activities TEXT` finds one" : what == "place" ? "`dta zones TEXT` finds one" : "write the two letters of ISO 3166, for example DE")
            : new($"`{shown}` is no {what} by that name", $"it could be {string.Join(", ", named.Candidates)}");
    }

    private void Word(Utf8JsonWriter writer, string member, Place at, Func<string, string> word)
    {
        writer.WriteString(member, word(at.Cell.Text));
        Note(member, at);
    }

    private string? Text(Meaning means, int longest)
    {
        if (Single(means) is not { } at) return null;
        if (at.Cell.Text.Length <= longest) return at.Cell.Text;
        Fault(at, new($"the text is longer than {longest} characters", null));
        return at.Cell.Text[..longest] + "…";
    }

    /// <summary>The one value that all rows of the deal state; rows that leave it empty agree.</summary>
    private Place? Single(Meaning means) => Layout.Columns.Read.FirstOrDefault(c => c.Means == means) is { } column ? Single(column) : null;

    private Place? Single(Column column)
    {
        Place? first = null;
        foreach (var row in group.Rows)
        {
            var cell = row[column.Index];
            if (cell.IsEmpty) continue;
            var at = new Place(row, column, cell);
            if (cell.Kind == CellKind.Error) Fault(at, new($"the cell holds the error `{ColumnSet.Shown(cell.Text)}`", "mend its formula"));
            else if (first is null) first = at;
            else if (first.Cell.Text != cell.Text)
                Fault(at, new($"`{ColumnSet.Shown(cell.Text)}` does not agree with `{ColumnSet.Shown(first.Cell.Text)}` in {first.Column.Letter}{first.Row.Number} of the same deal", "rows with one id are one deal: make them agree, or give them ids of their own"));
        }

        return problems.Exists(p => p.Column == column.Heading && p.Cell is not null) ? null : first;
    }

    private void Note(string path, Place at) => cells.Add((path, at.Row, at.Column));

    private void Fault(Place at, CellFault fault) => Fault(at.Row, at.Column, fault);

    private void Fault(TableRow row, Column column, CellFault fault) =>
        problems.Add(new(Layout.Sheet, row.Number, $"{column.Letter}{row.Number}", column.Heading, fault.Message, fault.Help));

    // The cell whose path the problem's begins with; the longest wins.
    private CellProblem At(Problem problem)
    {
        var (path, row, column) = cells.Where(c => problem.Path.StartsWith(c.Path, StringComparison.Ordinal)).OrderByDescending(c => c.Path.Length).FirstOrDefault();
        if (path is not null) return new(Layout.Sheet, row.Number, $"{column.Letter}{row.Number}", column.Heading, problem.Message, problem.Help);
        var means = Layout.Columns.Read.FirstOrDefault(c => Headings.Table.Any(t => t.Means == c.Means && t.Key == problem.Path));
        return means is null
            ? new(Layout.Sheet, group.Rows[0].Number, null, null, problem.Message, problem.Help)
            : new(Layout.Sheet, group.Rows[0].Number, $"{means.Letter}{group.Rows[0].Number}", means.Heading, problem.Message, problem.Help);
    }
}

/// <summary>A cell with its place.</summary>
internal sealed record Place(TableRow Row, Column Column, Cell Cell);
