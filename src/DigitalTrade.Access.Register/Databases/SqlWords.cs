namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// What SQLite and PostgreSQL say differently. Schemas write <c>{bytes}</c>, <c>{long}</c> and <c>{text}</c> (compared byte by byte);
/// everything else is kept to what both understand: <c>@name</c> parameters, <c>on conflict do nothing</c>, <c>returning</c>.
/// </summary>
internal sealed record SqlWords
{
    public static readonly SqlWords Sqlite = new() { Bytes = "blob", Long = "integer", Text = "text" };

    // The order of text must not depend on the locale that a database was made with.
    public static readonly SqlWords Postgres = new() { Bytes = "bytea", Long = "bigint", Text = "text collate \"C\"" };

    public required string Bytes { get; init; }

    public required string Long { get; init; }

    public required string Text { get; init; }

    public string In(string sql) =>
        sql.Replace("{bytes}", Bytes, StringComparison.Ordinal).Replace("{long}", Long, StringComparison.Ordinal).Replace("{text}", Text, StringComparison.Ordinal);
}
