using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>A name as written, with its place.</summary>
internal readonly record struct Word(string Text, Place At)
{
    public override string ToString() => Text;
}
