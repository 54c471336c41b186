namespace DigitalTrade.Access.Web.Desk.Shell;

/// <summary>A page in the navigation.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">What it is called.</param>
internal sealed record DeskPage(string Path, Text Name);

/// <summary>The pages in the order of the navigation: one line each.</summary>
internal static class DeskNavigation
{
    public static IReadOnlyList<DeskPage> Pages { get; } =
    [
        new("/", new("提问", "Ask")),
        new("/map", new("开放地图", "Map")),
        new("/rules", new("规则", "Rules")),
    ];
}
