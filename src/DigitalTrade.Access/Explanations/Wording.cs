using System.Globalization;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations;

/// <summary>The engine's own sentences. What the law says comes from the packs; this only joins it to the facts.</summary>
internal static class Wording
{
    private static readonly Text Unstated = new("未说明", "not stated");

    /// <summary>The words for a value as it was stated.</summary>
    public static Text Value(Fact fact, object? value) => value switch
    {
        null => Unstated,
        true => new("是", "yes"),
        false => new("否", "no"),
        Range range when fact.Slot < BuiltIn.Count => Percent(range),
        decimal share when fact.Slot < BuiltIn.Count => new(Number(share) + "%", Number(share) + "%"),
        Range { IsPoint: true } point => Value(fact, point.Low),
        Range range => new(range + (fact.Unit?.Zh ?? ""), fact.Unit is { } unit ? $"{range} {unit.En}" : range.ToString()),
        decimal number => new(Number(number) + (fact.Unit?.Zh ?? ""), Number(number) + (fact.Unit is { } unit ? " " + unit.En : "")),
        string choice => fact.Values.FirstOrDefault(v => v.Id == choice)?.Name ?? new(choice, choice),
        string[] places => new(string.Join("、", places), string.Join(", ", places)),
        _ => new(value.ToString()!, value.ToString()!),
    };

    /// <summary>Why a measure bars, with the facts that it read.</summary>
    public static Text Bars(Measure measure, ReadOnlySpan<FactReading> facts)
    {
        var stated = Stated(facts, measure.Requires.Reads.AsSpan());
        return new($"{measure.Statement.Zh}本次申报：{stated.Zh}，不符合。", $"{measure.Statement.En} Here: {stated.En}; this is not met.");
    }

    /// <summary>Why a measure does not stand in the way.</summary>
    public static Text Satisfied(Measure measure) => new($"{measure.Statement.Zh}本次申报符合。", $"{measure.Statement.En} This is met.");

    /// <summary>That a measure is met once something that is not stated is brought about.</summary>
    public static Text SatisfiedIfKept(Measure measure) =>
        new($"{measure.Statement.Zh}本次申报未说明，须予落实。", $"{measure.Statement.En} It is not stated here and has to be brought about.");

    /// <summary>That a measure concerns other proposals.</summary>
    public static Text NotApplicable(Measure measure) =>
        new($"{measure.Statement.Zh}不涉及本次申报。", $"{measure.Statement.En} It does not concern this proposal.");

    /// <summary>That a measure cannot be answered yet.</summary>
    public static Text Undetermined(Measure measure)
    {
        var reads = measure.Requires.Reads;
        return new(
            $"{measure.Statement.Zh}结论取决于：{string.Join("、", reads.Select(f => f.Name.Zh))}，尚未说明或尚不确定。",
            $"{measure.Statement.En} It depends on {string.Join(", ", reads.Select(f => Within(f.Name.En)))}, not stated or not settled.");
    }

    /// <summary>That a measure says two things, by the direct holders and by those behind them.</summary>
    public static Text TwoBases(Measure measure, ReadOnlySpan<FactReading> direct, ReadOnlySpan<FactReading> through)
    {
        var reads = measure.Requires.Reads.AsSpan();
        var (held, behind) = (Stated(direct, reads), Stated(through, reads));
        return new(
            $"{measure.Statement.Zh}按直接持股：{held.Zh}；穿透计算：{behind.Zh}。两种口径结论不同，规定未明确采用哪一种。",
            $"{measure.Statement.En} By direct holding: {held.En}; looked through: {behind.En}. The two come out differently, and the text does not say which is meant.");
    }

    /// <summary>That the two ways to count shares give two outcomes.</summary>
    public static Text TwoOutcomes(Outcome direct, Range held, Outcome through, Range behind)
    {
        var (one, other, stake, stakeBehind) = (Words.Of(direct), Words.Of(through), Percent(held), Percent(behind));
        return new(
            $"股比计算口径未定：按直接持股（外资股比{stake.Zh}）为“{one.Zh}”，穿透至各层持有人（外资股比{stakeBehind.Zh}）为“{other.Zh}”。规定未明确采用哪一种，故结论为“无法确定”，办理前须向主管部门确认。",
            $"Which way to count is open: by direct holding (foreign share {stake.En}) it is “{one.En}”, looked through to who is behind the holders (foreign share {stakeBehind.En}) it is “{other.En}”. The texts do not say which is meant, so nothing is determined; confirm with the authority first.");
    }

    /// <summary>That a derogation lifts a measure.</summary>
    public static Text Lifted(Measure measure, Derogation by) =>
        new($"{measure.Statement.Zh}现由下述规定放开：{by.Statement.Zh}", $"{measure.Statement.En} Lifted: {by.Statement.En}");

    /// <summary>That another list governs.</summary>
    public static Text Displaced(Edition by) =>
        new($"当地适用{by.Instrument.Title.Zh}，本项不适用。", $"{by.Instrument.Title.En} governs here, so this item drops out.");

    private static Text Stated(ReadOnlySpan<FactReading> facts, ReadOnlySpan<Fact> read)
    {
        if (facts.Length == 1)
        {
            var value = Value(read[0], facts[0].Value);
            return new($"{read[0].Name.Zh}{value.Zh}", $"{Within(read[0].Name.En)} {value.En}");
        }

        var (zh, en) = (new string[facts.Length], new string[facts.Length]);
        for (var i = 0; i < facts.Length; i++)
        {
            var value = Value(read[i], facts[i].Value);
            (zh[i], en[i]) = ($"{read[i].Name.Zh}{value.Zh}", $"{Within(read[i].Name.En)} {value.En}");
        }

        return new(string.Join("、", zh), string.Join(", ", en));
    }

    /// <summary>That law is announced or disputed.</summary>
    public static Text Certainty(Certainty certainty, Text statement) => certainty == Instruments.Certainty.Announced
        ? new($"已公布，未见实施文件，办理前须向主管部门确认：{statement.Zh}", $"Announced; its implementing act was not found, confirm with the authority first: {statement.En}")
        : new($"不同文件对此规定不一：{statement.Zh}", $"Instruments disagree on this: {statement.En}");

    /// <summary>That a statement was not read in the text itself.</summary>
    public static Text Verification(Verification verified, Text statement) => verified == Instruments.Verification.Unverified
        ? new($"未经原文核实：{statement.Zh}", $"Not verified against the text: {statement.En}")
        : new($"依据二手来源：{statement.Zh}", $"Known from secondary sources: {statement.En}");

    /// <summary>A treaty qualification as a condition.</summary>
    public static Text Qualification(string id) => id switch
    {
        "cepa-hk" => new("香港投资者持有香港服务提供者证明书。", "The Hong Kong investor holds a certificate of Hong Kong service supplier."),
        "cepa-mo" => new("澳门投资者持有澳门服务提供者证明书。", "The Macao investor holds a certificate of Macao service supplier."),
        _ => new($"投资者具备协定资格“{id}”。", $"The investor holds the treaty qualification “{id}”."),
    };

    /// <summary>That the shares attributed to nobody have to be Chinese.</summary>
    public static Text ChineseSide(decimal unattributed) => unattributed >= 100
        ? new(
            "其余股份须由中国投资者持有，且其本身不是外商投资企业（未说明或未说明其性质）。",
            "Whatever is not stated as foreign has to be held by Chinese investors that are not themselves foreign-invested.")
        : new(
            $"另有{Number(unattributed)}%股份须由中国投资者持有，且其本身不是外商投资企业（未说明或未说明其性质）。",
            $"A further {Number(unattributed)}% has to be held by Chinese investors that are not themselves foreign-invested (not stated, or their kind is not).");

    /// <summary>An English name within a sentence: its first letter is small, unless it begins an abbreviation.</summary>
    public static string Within(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) && !name.StartsWith("Chinese", StringComparison.Ordinal)
            ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>A number without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    /// <summary>An interval of a number as a person says it: at most 50%, above 50%.</summary>
    public static Text Interval(Fact fact, Range range)
    {
        var (low, high) = (Value(fact, range.Low), Value(fact, range.High));
        if (range.IsPoint) return low;
        // A foreign investment has some foreign share: nobody says "above nothing".
        var (fromStart, toEnd) = (range.Low <= fact.Min && (!range.LowOpen || fact.Slot < BuiltIn.Count), range.High >= fact.Max && !range.HighOpen);
        var above = range.LowOpen ? new Text($"大于{low.Zh}", $"above {low.En}") : new($"{low.Zh}以上（含）", $"at least {low.En}");
        var below = range.HighOpen ? new Text($"小于{high.Zh}", $"below {high.En}") : new($"{high.Zh}以下（含）", $"at most {high.En}");
        return (fromStart, toEnd) switch
        {
            (true, true) => new("任何数值", "any value"),
            (true, false) => below,
            (false, true) => above,
            _ => new($"{above.Zh}、{below.Zh}", $"{above.En}, {below.En}"),
        };
    }

    private static Text Percent(Range range)
    {
        if (range.IsPoint) return new(Number(range.Low) + "%", Number(range.Low) + "%");
        if (range is { Low: 0, High: 100 }) return Unstated;
        return new(
            $"{(range.LowOpen ? "大于" : "")}{Number(range.Low)}%至{(range.HighOpen ? "小于" : "")}{Number(range.High)}%",
            $"{(range.LowOpen ? "above " : "")}{Number(range.Low)}% to {(range.HighOpen ? "below " : "")}{Number(range.High)}%");
    }
}
