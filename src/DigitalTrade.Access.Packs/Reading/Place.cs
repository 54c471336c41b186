namespace DigitalTrade.Access.Packs.Reading;

/// <summary>Where something stands; line and column are 1-based.</summary>
internal readonly record struct Place(string File, int Line, int Column) : IComparable<Place>
{
    public int CompareTo(Place other)
    {
        var order = string.CompareOrdinal(File, other.File);
        if (order == 0) order = Line.CompareTo(other.Line);
        return order == 0 ? Column.CompareTo(other.Column) : order;
    }
}
