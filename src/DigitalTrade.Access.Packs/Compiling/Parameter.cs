using System.Linq.Expressions;
using System.Text;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>A name that an expression may use: a fact, or whether a place lies in a territory.</summary>
internal sealed record Parameter(Fact Fact, Territory? Territory, ParameterExpression Expression)
{
    private const int NamedZones = 3;

    public static Parameter Of(Fact fact) => new(fact, null, System.Linq.Expressions.Expression.Parameter(Type(fact), Name(fact.Id)));

    public static Parameter Of(Fact place, Territory territory) =>
        new(place, territory, System.Linq.Expressions.Expression.Parameter(typeof(bool), Name(place.Id, territory)));

    /// <summary>camelCase; a digit after a hyphen keeps a line before it, so that <c>a-1</c> and <c>a1</c> stay two names.</summary>
    public static string Name(string id)
    {
        var name = new StringBuilder(id.Length);
        for (var i = 0; i < id.Length; i++)
        {
            if (id[i] != '-') name.Append(id[i]);
            else if (char.IsAsciiDigit(id[i + 1])) name.Append('_');
            else name.Append(char.ToUpperInvariant(id[++i]));
        }

        return char.IsAsciiDigit(name[0]) ? $"_{name}" : name.ToString();
    }

    /// <summary><c>facilitiesWithin_hainan_ftp__abroad</c>; a long list of zones ends in the territory's number.</summary>
    public static string Name(string place, Territory territory)
    {
        var zones = string.Join("__", territory.Zones.Take(NamedZones).Select(z => z.Replace('-', '_')));
        var more = territory.Zones.Length - NamedZones;
        return more > 0 ? $"{Name(place)}Within_{zones}__and_{more}_more_t{territory.Index}" : $"{Name(place)}Within_{zones}";
    }

    private static Type Type(Fact fact) => fact.Type switch
    {
        FactType.Boolean => typeof(bool),
        FactType.Choice => typeof(string),
        _ => typeof(decimal),
    };
}
