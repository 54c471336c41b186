using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Naming;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>
/// The holders of a deal: one a row, several in numbered columns, or all in one cell (<c>DE 60%; CN 40%</c>). A single
/// investor with an economy and no share of its own holds the stated foreign share.
/// </summary>
internal sealed partial class HolderColumns(RowGroup group, Vocabulary vocabulary, Action<string, Place> note, Action<Place, CellFault> fault)
{
    private int count;
    private bool open;

    public void Write(Utf8JsonWriter writer, Place? foreignShare, Place? listed)
    {
        var holders = Holders().ToArray();
        var lends = foreignShare is not null && holders is [var only] && Find(only, Meaning.Share) is null
            && Find(only, Meaning.Economy) is { } at && vocabulary.Economy(at.Cell.Text).Id is not (null or "CN");
        foreach (var holder in holders) One(writer, holder, lends ? foreignShare : null);
        if (listed is not null) Listed(writer, listed);
        if (open) writer.WriteEndArray();
        if (foreignShare is not null && !lends) Share(writer, "foreignShare", "foreignShare", foreignShare);
    }

    private IEnumerable<List<Place>> Holders()
    {
        foreach (var row in group.Rows)
        {
            var own = group.Layout.Columns.Read
                .Where(c => c.Means is Meaning.Investor or Meaning.Economy or Meaning.Share or Meaning.Kind or Meaning.Qualifies && !row[c.Index].IsEmpty)
                .Select(c => new Place(row, c, row[c.Index]));
            foreach (var holder in own.GroupBy(p => p.Column.Slot).OrderBy(g => g.Key)) yield return [.. holder];
        }
    }

    private static Place? Find(List<Place> holder, Meaning means) => holder.Find(p => p.Column.Means == means);

    private void One(Utf8JsonWriter writer, List<Place> holder, Place? lent)
    {
        var path = Begin(writer);
        foreach (var at in holder)
        {
            if (at.Cell.Kind == CellKind.Error)
            {
                fault(at, new($"the cell holds the error `{ColumnSet.Shown(at.Cell.Text)}`", "mend its formula"));
                continue;
            }

            switch (at.Column.Means)
            {
                case Meaning.Investor: Text(writer, path, "name", at, at.Cell.Text); break;
                case Meaning.Economy when Economy(at, at.Cell.Text) is { } economy: Text(writer, path, "economy", at, economy); break;
                case Meaning.Share: Share(writer, $"{path}.share", "share", at); break;
                case Meaning.Kind: Text(writer, path, "kind", at, CellValues.Kind(at.Cell.Text)); break;
                case Meaning.Qualifies: Qualifies(writer, path, at); break;
                default: break;
            }
        }

        if (lent is not null) Share(writer, $"{path}.share", "share", lent);
        writer.WriteEndObject();
    }

    private void Listed(Utf8JsonWriter writer, Place at)
    {
        foreach (var part in CellValues.List(at.Cell.Text))
        {
            var match = NameAndShare().Match(part);
            if (!match.Success)
            {
                fault(at, new($"`{ColumnSet.Shown(part)}` is no holder", "write `DE 60%; CN 40%`"));
                return;
            }

            if (Economy(at, match.Groups["name"].Value) is not { } economy) return;
            var path = Begin(writer);
            Text(writer, path, "economy", at, economy);
            if (match.Groups["share"] is { Success: true, Value: var share }) Text(writer, path, "share", at, share.Replace('％', '%'));
            writer.WriteEndObject();
        }
    }

    private string Begin(Utf8JsonWriter writer)
    {
        if (!open) writer.WriteStartArray("investors");
        open = true;
        writer.WriteStartObject();
        return $"investors[{count++}]";
    }

    private string? Economy(Place at, string text)
    {
        var named = vocabulary.Economy(text.Trim());
        if (named.Id is null) fault(at, RowGroupReader.NotClear(named, text.Trim(), "economy"));
        return named.Id;
    }

    private void Share(Utf8JsonWriter writer, string path, string member, Place at)
    {
        var share = group.Layout.Scales[at.Column.Index].Read(at.Cell, out var wrong);
        if (wrong is not null) fault(at, wrong);
        else writer.WriteString(member, share);
        note(path, at);
    }

    private void Qualifies(Utf8JsonWriter writer, string path, Place at)
    {
        writer.WriteStartArray("qualifies");
        foreach (var part in CellValues.CommaList(at.Cell.Text))
        {
            if (CellValues.Truth(part) == false || part is "none" or "-") continue;
            writer.WriteStringValue(part.ToLowerInvariant().Replace(' ', '-'));
        }

        writer.WriteEndArray();
        note($"{path}.qualifies", at);
    }

    private void Text(Utf8JsonWriter writer, string path, string member, Place at, string text)
    {
        writer.WriteString(member, text);
        note($"{path}.{member}", at);
    }

    [GeneratedRegex(@"^(?<name>[^\d=:：]+?)\s*(?:[=:：]\s*)?(?<share>\d[\d.]*(?:\.\.\d[\d.]*)?\s*[%％]?)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameAndShare();
}
