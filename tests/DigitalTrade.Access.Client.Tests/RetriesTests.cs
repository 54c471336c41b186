using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DigitalTrade.Access.Client.Tests;

/// <summary>What is asked again, and what is not.</summary>
public sealed class RetriesTests
{
    private static readonly RetryOptions AtOnce = new() { Pause = TimeSpan.Zero };

    [TestCase(HttpStatusCode.RequestTimeout)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.GatewayTimeout)]
    public async Task What_passes_is_asked_again(HttpStatusCode status)
    {
        var line = new Line(() => new(status), () => throw new HttpRequestException("cut"), Sectors);
        Assert.That((await line.Client(AtOnce).SectorsAsync()).Rulebook, Is.EqualTo("r"));
        Assert.That(line.Asked, Is.EqualTo(3));
    }

    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task What_would_be_the_same_again_is_not(HttpStatusCode status)
    {
        var line = new Line(() => new(status), Sectors);
        var thrown = await Assert.ThrowsAsync<AccessProblemException>(() => line.Client(AtOnce).SectorsAsync());
        Assert.That((thrown!.Status, line.Asked), Is.EqualTo((status, 1)));
    }

    [Test]
    public async Task It_ends_after_three_more()
    {
        var line = new Line([.. Enumerable.Repeat<Func<HttpResponseMessage>>(() => new(HttpStatusCode.ServiceUnavailable), 9)]);
        var thrown = await Assert.ThrowsAsync<AccessProblemException>(() => line.Client(AtOnce).SectorsAsync());
        Assert.That((thrown!.Status, line.Asked), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 4)));
    }

    [Test]
    public async Task Pause_is_the_one_that_the_service_asks_for()
    {
        // Without the header it would take an hour.
        var line = new Line(() => Later(TimeSpan.Zero), Sectors);
        await line.Client(new() { Pause = TimeSpan.FromHours(1), LongestPause = TimeSpan.FromHours(2) }).SectorsAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(line.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Pause_is_no_longer_than_is_kept()
    {
        var line = new Line(() => Later(TimeSpan.FromHours(1)), Sectors);
        await line.Client(new() { Pause = TimeSpan.Zero, LongestPause = TimeSpan.FromMilliseconds(1) }).SectorsAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(line.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Members_that_are_new_are_passed_over()
    {
        var line = new Line(() => Json("""{"rulebook":"r","sectors":[],"new":1}"""));
        Assert.That((await line.Client(AtOnce).SectorsAsync()).Rulebook, Is.EqualTo("r"));
    }

    private static HttpResponseMessage Sectors() => Json("""{"rulebook":"r","sectors":[]}""");

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Later(TimeSpan pause) =>
        new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(pause) } };

    /// <summary>A line on which the answers come that are given, one after the other.</summary>
    private sealed class Line(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        public AccessClient Client(RetryOptions options) => new(new HttpClient(this) { BaseAddress = new("http://example.test/") }, options);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answers[Asked++]());
    }
}
