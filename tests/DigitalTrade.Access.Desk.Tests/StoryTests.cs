using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DigitalTrade.Access.Desk.Tests;

/// <summary>The main story of each page, as a person goes through it.</summary>
public sealed class StoryTests
{
    private const string Lingang = "/?asOf=2025-03-01&activities=miit:B11&facilities=sh-lingang&registered=sh-lingang&investors=DE~60;CN~40";

    [TestCase("zh", "输入业务名称或代码", "企业注册在", "武汉", "股比", "禁止", "照此调整", "附条件准许")]
    [TestCase("en", "Type a business or a code", "Registered in", "wuhan", "Share", "Prohibited", "Apply", "Permitted on conditions")]
    public async Task Question_is_typed_answered_and_mended(
        string language, string business, string place, string wuhan, string share, string prohibited, string apply, string permitted)
    {
        await using var visit = await Visit.BeginAsync(language);
        var page = visit.Page;
        await visit.GoAsync("/?asOf=2025-03-01&investors=DE~40;CN~40");
        var offered = page.Locator(".mud-popover-open .mud-list-item");
        await page.GetByLabel(business, new() { Exact = true }).FillAsync("B11");
        await Expect(offered.First).ToContainTextAsync("miit:B11");
        await ChooseAsync(offered.Filter(new() { HasTextRegex = new Regex(@"miit:B11\s*$") }).First, () => Expect(page.Locator(".verdict")).ToBeVisibleAsync());
        await page.GetByLabel(place, new() { Exact = true }).FillAsync(wuhan);
        await Expect(offered.First).ToContainTextAsync(wuhan, new() { IgnoreCase = true });
        await ChooseAsync(offered.First, () => Expect(page).ToHaveURLAsync(new Regex("registered=cn-hb-wuhan(&|$)")));
        await page.GetByLabel(share, new() { Exact = true }).First.FillAsync("60");
        await page.GetByLabel(share, new() { Exact = true }).First.PressAsync("Tab");
        await Expect(page.Locator(".outcome")).ToHaveTextAsync(prohibited);
        await page.GetByRole(AriaRole.Button, new() { Name = apply }).First.ClickAsync();
        await Expect(page.Locator(".outcome")).ToHaveTextAsync(permitted);
        await page.GoBackAsync();
        await Expect(page.Locator(".outcome")).ToHaveTextAsync(prohibited);
        Assert.That(visit.Faults, Is.Empty);
    }

    // The list may be drawn anew under the pointer while it is narrowed; then a person clicks again.
    private static async Task ChooseAsync(ILocator option, Func<Task> chosen)
    {
        for (var again = 0; ; again++)
        {
            await option.ClickAsync();
            try
            {
                await chosen();
                return;
            }
            catch (PlaywrightException) when (again < 2)
            {
                if (!await option.IsVisibleAsync()) throw;
            }
        }
    }

    [TestCase("zh", "附条件准许")]
    [TestCase("en", "Permitted on conditions")]
    public async Task Link_reproduces_the_answer_with_what_lifts_struck_through(string language, string permitted)
    {
        await using var visit = await Visit.BeginAsync(language);
        await visit.GoAsync(Lingang);
        await Expect(visit.Page.Locator(".outcome")).ToHaveTextAsync(permitted);
        await Expect(visit.Page.Locator(".why s").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".timeline rect").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Question_that_decides_is_asked_and_its_answer_taken()
    {
        await using var visit = await Visit.BeginAsync("zh");
        await visit.GoAsync("/?asOf=2025-03-01&activities=app-store&registered=cn-hb-wuhan");
        await Expect(visit.Page.Locator(".outcome")).ToHaveTextAsync("无法确定");
        await visit.Page.Locator(".question.first .answer").First.ClickAsync();
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("registered=cn-hb-wuhan$"));
    }

    [Test]
    public async Task Markup_in_a_name_stays_text()
    {
        await using var visit = await Visit.BeginAsync("zh");
        var investors = Uri.EscapeDataString("[{\"name\":\"<img src=x onerror=document.title='taken'>\",\"economy\":\"DE\",\"share\":60}]");
        await visit.GoAsync($"/?asOf=2025-03-01&activities=miit:B11&registered=sh-lingang&investors={investors}");
        await Expect(visit.Page.Locator(".subject")).ToContainTextAsync("<img src=x");
        Assert.That(await visit.Page.Locator("main img").CountAsync(), Is.Zero);
        Assert.That(await visit.Page.TitleAsync(), Is.Not.EqualTo("taken"));
    }

    [Test]
    public async Task Address_that_cannot_be_read_says_what_is_wrong()
    {
        await using var visit = await Visit.BeginAsync("zh");
        await visit.GoAsync("/?activities=miit:B99");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("miit:B");
    }

    [Test]
    public async Task Cell_of_the_map_opens_its_question()
    {
        await using var visit = await Visit.BeginAsync("zh");
        await visit.GoAsync("/map?on=2025-03-01&share=60&field=miit");
        await visit.Page.Locator(".cell").First.ClickAsync();
        await Expect(visit.Page.Locator(".verdict")).ToBeVisibleAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("activities="));
    }

    [TestCase("/desk/map.csv?on=2025-03-01", "text/csv")]
    [TestCase("/desk/map.svg?on=2025-03-01", "image/svg+xml")]
    [TestCase("/desk/answer.json?asOf=2025-03-01&activities=miit:B11", "application/json")]
    [TestCase("/desk/answer.md?asOf=2025-03-01&activities=miit:B11", "text/markdown")]
    public async Task Files_can_be_taken_away(string path, string type)
    {
        using var client = new HttpClient { BaseAddress = Desk.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Rules_lead_from_a_list_to_a_measure_and_its_cases()
    {
        await using var visit = await Visit.BeginAsync("zh");
        await visit.GoAsync("/rules");
        await visit.Page.Locator(".edition.here a").First.ClickAsync();
        await visit.Page.Locator("tbody a").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/rules/measures/"));
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "历次版本" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("details code").First).ToBeAttachedAsync();
    }

    [TestCase("zh", "开始筛查", "读不懂")]
    [TestCase("en", "Screen", "Not read")]
    public async Task Portfolio_answers_every_row_or_reports_it(string language, string start, string unread)
    {
        await using var visit = await Visit.BeginAsync(language);
        await visit.GoAsync("/portfolio");
        const string Deals = "编号,业务,注册地,日期,国别,持股比例\nA1,miit:B11,武汉,2025-03-01,德国,60%\nA2,没有这种业务,武汉,2025-03-01,德国,60%\n";
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "deals.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Deals) });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = start, Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".bar-row", new() { HasText = unread }).Locator(".count")).ToHaveTextAsync("1");
        await Expect(visit.Page.Locator(".bar-row.is-prohibited .count")).ToHaveTextAsync("1");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('a[href^=\"/desk/portfolio/\"]')");
        await visit.ShootAsync($"portfolio-done-{language}");
        Assert.That(await visit.AxeAsync(), Is.Empty);
        Assert.That(visit.Faults, Is.Empty);
    }

    [Test]
    public async Task Lost_connection_is_told_and_nothing_stated_is_lost()
    {
        await using var visit = await Visit.BeginAsync("zh");
        IWebSocketRoute? open = null;
        var cut = false;
        await visit.Page.RouteWebSocketAsync(new Regex("_blazor"), socket =>
        {
            if (cut) _ = socket.CloseAsync();
            else (open, _) = (socket, socket.ConnectToServer());
        });
        await visit.GoAsync(Lingang);
        cut = true;
        await open!.CloseAsync();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToContainTextAsync("不会丢失");
        cut = false;
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await Expect(visit.Page.Locator(".outcome")).ToHaveTextAsync("附条件准许");
    }
}
