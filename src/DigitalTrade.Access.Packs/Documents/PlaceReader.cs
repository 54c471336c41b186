using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>zones:</c> and <c>economies:</c>.</summary>
internal static class PlaceReader
{
    public static readonly string[] ZoneKinds =
        ["country", "province", "city", "district", "ftz", "ftz-area", "ftp", "pilot", "region", "park", "abroad"];

    public static ZoneDocument Zone(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a zone", sink);
        var id = fields.Id("id", Ids.Kebab);
        var (zh, en) = SectorReader.Aliases(fields, sink);
        var zone = new ZoneDocument(
            id, fields.OneOf("kind", ZoneKinds), fields.Text("name"), zh, en, Within(fields, sink), Common.Period(fields),
            fields.Enum<Verification>("verified", Verification.Unverified));
        fields.Line("note");
        fields.Done();
        return zone;
    }

    public static EconomyDocument Economy(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an economy", sink);
        var economy = new EconomyDocument(fields.Id("id", Ids.Economy), fields.Text("name"));
        fields.Line("note");
        fields.Done();
        return economy;
    }

    private static ImmutableArray<(Word, Period)> Within(Fields fields, DiagnosticSink sink)
    {
        var within = ImmutableArray.CreateBuilder<(Word, Period)>();
        foreach (var item in fields.List("within"))
        {
            if (item is Mapping)
            {
                var containment = new Fields(item, "a containment", sink);
                within.Add((containment.Id("zone", Ids.Kebab), Common.Period(containment)));
                containment.Line("note");
                containment.Done();
            }
            else if (Values.Id(item, Ids.Kebab, sink) is { } zone)
            {
                within.Add((zone, default));
            }
        }

        return within.ToImmutable();
    }
}
