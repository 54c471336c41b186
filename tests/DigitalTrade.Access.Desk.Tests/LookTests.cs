namespace DigitalTrade.Access.Desk.Tests;

/// <summary>Every page at both widths, in both themes and languages: nothing leaves the host, nothing fails, axe finds nothing serious.</summary>
public sealed class LookTests
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("ask-empty", "/"),
        ("ask-lingang", "/?asOf=2025-03-01&activities=miit:B11&facilities=sh-lingang&registered=sh-lingang&investors=DE~60;CN~40"),
        ("ask-wuhan", "/?asOf=2025-03-01&activities=miit:B11&facilities=cn-hb-wuhan&registered=cn-hb-wuhan&investors=DE~60;CN~40"),
        ("ask-open", "/?asOf=2025-03-01&activities=app-store,online-game-operation&registered=cn-bj"),
        ("map", "/map?on=2025-03-01&share=60"),
        ("rules", "/rules"),
        ("instrument", "/rules/ndrc-mofcom-2021-48"),
        ("measure", "/rules/measures/telecom-commitment"),
        ("compare", "/rules/compare?before=2024-10-31&after=2024-11-01"),
    ];

    private static IEnumerable<TestCaseData> All() =>
        from page in Pages
        from width in new[] { 1280, 390 }
        from dark in new[] { false, true }
        select new TestCaseData(page.Name, page.Path, width, dark);

    [TestCaseSource(nameof(All))]
    public async Task Page_looks_right(string name, string path, int width, bool dark)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            await using var visit = await Visit.BeginAsync(language, width, dark);
            await visit.GoAsync(path);
            await visit.Page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=\"true\"]')");
            await visit.ShootAsync($"{name}-{language}-{width}-{(dark ? "dark" : "light")}");
            Assert.That(visit.Faults, Is.Empty, language);
            Assert.That(await visit.AxeAsync(), Is.Empty, language);
            Assert.That(
                await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero, "the page is wider than the screen");
        }
    }
}
