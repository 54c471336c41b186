using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DigitalTrade.Access.Desk.Tests;

/// <summary>One person's visit: a page of a size, a theme and a language. What leaves the host, and what fails in the page, is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Shots = Path.Combine(Root(), "artifacts", "screenshots");
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private Visit(IBrowserContext context, IPage page, string language)
    {
        (this.context, Page, Language) = (context, page, language);
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is not ("data" or "blob") && to.Authority != Desk.Address.Authority) faults.Add($"asked {request.Url}");
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error") faults.Add($"{line.Text} ({line.Location})");
        };
    }

    public IPage Page { get; }

    public string Language { get; }

    /// <summary>What went wrong in the page so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static async Task<Visit> BeginAsync(string language, int width = 1280, bool dark = false)
    {
        var context = await Desk.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language == "en" ? "en-GB" : "zh-CN",
            ReducedMotion = ReducedMotion.Reduce,
            DeviceScaleFactor = 1,
        });
        context.SetDefaultTimeout(8_000);
        return new(context, await context.NewPageAsync(), language);
    }

    /// <summary>Opens a page and waits until it answers to what is done in it.</summary>
    public async Task GoAsync(string path)
    {
        var there = new Uri(Desk.Address, Language == "en" ? path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en" : path);
        await Page.GotoAsync(there.ToString());
        try
        {
            await Page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the page did not come to life: {string.Join("\n", faults)}");
        }
    }

    public async Task ShootAsync(string name)
    {
        Directory.CreateDirectory(Shots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
    }

    /// <summary>Serious faults of accessibility, each with where it is.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        // Evaluated from outside the page, so that its policy stays as it is.
        await Page.EvaluateAsync(Script());
        var found = await Page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 200) + ' — ' + n.failureSummary) })))");
        return
        [
            .. found.EnumerateArray()
                .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(v => $"{v.GetProperty("id")}: {string.Join("\n  ", v.GetProperty("nodes").EnumerateArray().Take(4))}"),
        ];
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private static string Script()
    {
        var bundled = typeof(AxeResult).Assembly;
        var name = bundled.GetManifestResourceNames().Single(n => n.EndsWith("axe.min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(bundled.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "global.json"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }
}
