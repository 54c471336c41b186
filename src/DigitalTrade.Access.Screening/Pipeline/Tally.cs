using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Screening.Pipeline;

/// <summary>What was counted. Rows in are rows answered and rows reported; anything else is a fault of the program.</summary>
public sealed class Tally
{
    /// <summary>Deals by outcome, in the order of <see cref="Outcome"/>.</summary>
    public long[] Outcomes { get; init; } = new long[Enum.GetValues<Outcome>().Length];

    /// <summary>Rows of deals that have a determination.</summary>
    public long AnsweredRows { get; set; }

    /// <summary>Deals that could not be read.</summary>
    public long UnreadDeals { get; set; }

    /// <summary>Rows of deals that could not be read; each is reported with its cell and reason.</summary>
    public long UnreadRows { get; set; }

    /// <summary>Deals among the unread whose determination failed: a fault of the engine.</summary>
    public long Failed { get; set; }

    /// <summary>Deals that a measure stands in the way of, by the measure's id.</summary>
    public SortedDictionary<string, long> Bars { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Deals that have a determination.</summary>
    public long AnsweredDeals => Outcomes.Sum();

    /// <summary>All deals.</summary>
    public long Deals => AnsweredDeals + UnreadDeals;

    /// <summary>All rows.</summary>
    public long Rows => AnsweredRows + UnreadRows;

    internal void Add(Tally other)
    {
        for (var i = 0; i < Outcomes.Length; i++) Outcomes[i] += other.Outcomes[i];
        AnsweredRows += other.AnsweredRows;
        UnreadDeals += other.UnreadDeals;
        UnreadRows += other.UnreadRows;
        Failed += other.Failed;
        foreach (var (measure, deals) in other.Bars) Bars[measure] = Bars.GetValueOrDefault(measure) + deals;
    }

    internal void Clear()
    {
        Array.Clear(Outcomes);
        (AnsweredRows, UnreadDeals, UnreadRows, Failed) = (0, 0, 0, 0);
        Bars.Clear();
    }
}
