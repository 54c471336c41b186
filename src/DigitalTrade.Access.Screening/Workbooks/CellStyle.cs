namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>The styles of a workbook of answers, in the order of its style sheet. The outcomes stand together, in their own order.</summary>
internal enum CellStyle
{
    Plain,
    Heading,
    Wrapped,
    Day,
    Count,
    Permitted,
    OnConditions,
    Undetermined,
    NotAsProposed,
    Prohibited,
    Title,
    Label,
    Percent,
    Muted,
    Section,
    Unread,
}
