using System.Globalization;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>Made-up deals, one activity each, the same for the same seed: what the speed of screening is measured with.</summary>
internal static class DealGenerator
{
    private static readonly string[] Activities =
    [
        "miit:B11", "miit:B12", "miit:B13", "miit:B14", "miit:B21-ecommerce", "miit:B22", "miit:B23", "miit:B25-search", "miit:B25-appstore",
        "net:game", "net:audiovisual", "net:music", "cul:cinema", "cul:film-production", "public-cloud", "e-commerce-marketplace", "data-centre",
        "app-store", "cdn", "own-goods-web-shop", "music-streaming", "market-research", "troupe", "cul:performance-agency",
    ];

    private static readonly string[] Zones = ["sh-lingang", "cn-sh", "cn-bj", "cn-hb-wuhan", "cn-gd-shenzhen", "cn-hi", "cn-js-suzhou", "cn-zj-hangzhou"];
    private static readonly string[] Economies = ["DE", "US", "JP", "HK", "SG", "FR", "GB", "KR"];
    private static readonly decimal[] Shares = [10, 25, 30, 49, 50, 50.0001m, 51, 60, 75, 100];

    /// <summary>Lines of JSON.</summary>
    public static void Write(string path, int deals, int seed = 7)
    {
#pragma warning disable CA5394 // Not for secrets: the same deals every time.
        var random = new Random(seed);
        using var file = new StreamWriter(path);
        for (var i = 0; i < deals; i++)
        {
            var share = Shares[random.Next(Shares.Length)];
            var rest = share < 100 ? string.Create(CultureInfo.InvariantCulture, $",{{\"economy\":\"CN\",\"share\":{100 - share}}}") : "";
            var zone = Zones[random.Next(Zones.Length)];
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"id\":\"D{i}\",\"asOf\":\"20{random.Next(20, 27)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}\",\"activities\":[\"{Activities[random.Next(Activities.Length)]}\"],\"registered\":\"{zone}\",\"facilities\":[\"{zone}\"],\"investors\":[{{\"economy\":\"{Economies[random.Next(Economies.Length)]}\",\"share\":{share}}}{rest}]}}\n"));
        }
#pragma warning restore CA5394
    }
}
