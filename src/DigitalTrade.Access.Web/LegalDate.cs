namespace DigitalTrade.Access.Web;

/// <summary>The legal date in China. Asia/Shanghai has been at UTC+8 without summer time since 1991.</summary>
internal sealed class LegalDate(TimeProvider time)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Shanghai).DateTime);
}
