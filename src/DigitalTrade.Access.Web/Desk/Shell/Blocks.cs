using DigitalTrade.Access.Explanations.Reports;
using Microsoft.AspNetCore.Components;

namespace DigitalTrade.Access.Web.Desk.Shell;

/// <summary>Parts of a report as a list on a page, in the engine's own words. Headings are left to the page.</summary>
internal static class Blocks
{
    public static RenderFragment List(IEnumerable<Block> blocks) => to =>
    {
        var list = false;
        foreach (var block in blocks)
        {
            if (block is Block.Item item)
            {
                if (!list) to.OpenElement(0, "ul");
                if (!list) to.AddAttribute(1, "class", "points");
                list = true;
                to.OpenElement(2, "li");
                to.AddContent(3, item.Words);
                foreach (var source in item.Sources)
                {
                    to.OpenElement(4, "div");
                    to.AddAttribute(5, "class", "source");
                    to.AddContent(6, source);
                    to.CloseElement();
                }

                to.CloseElement();
                continue;
            }

            if (list) to.CloseElement();
            list = false;
            if (block is not Block.Paragraph paragraph) continue;
            to.OpenElement(7, "p");
            to.AddContent(8, paragraph.Words);
            to.CloseElement();
        }

        if (list) to.CloseElement();
    };
}
