using System.Globalization;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Wordings of the conditions that no pack writes out.</summary>
internal static class Wordings
{
    public static Text Control { get; } = new("由中方控股：外国投资者合计持股不超过49%", "Chinese investors stay in control: foreign investors together hold at most 49%");

    public static Text Share(decimal most)
    {
        var percent = most.ToString("0.##########", CultureInfo.InvariantCulture);
        return new($"外国投资者合计持股不超过{percent}%", $"Foreign investors together hold at most {percent}%");
    }

    public static Text Registered(IEnumerable<Text> zones)
    {
        var names = zones.ToList();
        return new(
            $"企业在{string.Join("或者", names.Select(n => n.Zh))}注册",
            $"The enterprise is registered in {string.Join(" or ", names.Select(n => n.En))}");
    }
}
