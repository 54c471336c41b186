namespace DigitalTrade.Access.Screening.Columns;

/// <summary>What a column of a portfolio says.</summary>
internal enum Meaning
{
    Id,
    Name,
    Activities,
    Registered,
    Facilities,
    Serves,
    AsOf,
    ForeignShare,
    Form,
    Mode,
    Investors,
    Investor,
    Economy,
    Share,
    Kind,
    Qualifies,
    Entity,
    Fact,
}

/// <summary>A column that is read.</summary>
/// <param name="Means">What it says.</param>
/// <param name="Index">Position, 0-based.</param>
/// <param name="Heading">As it is written.</param>
/// <param name="Slot">Which investor of the row, where the heading is numbered; else 0.</param>
/// <param name="Fact">Id of the fact; empty for the rest.</param>
internal sealed record Column(Meaning Means, int Index, string Heading, int Slot = 0, string Fact = "")
{
    /// <summary>A, B, … Z, AA, …</summary>
    public string Letter => LetterOf(Index);

    public static string LetterOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
