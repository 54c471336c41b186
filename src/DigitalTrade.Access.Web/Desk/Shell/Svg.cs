using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DigitalTrade.Access.Web.Desk.Shell;

/// <summary>Words in a picture: in a page's source the element would be taken for something of the page's language.</summary>
internal static class Svg
{
    public static RenderFragment Text(double x, double y, string look, string words) => to =>
    {
        to.OpenElement(0, "text");
        to.AddAttribute(1, "x", Number(x));
        to.AddAttribute(2, "y", Number(y));
        to.AddAttribute(3, "class", look);
        to.AddContent(4, words);
        to.CloseElement();
    };

    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
