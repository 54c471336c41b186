using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Packs.Starting;

/// <summary>A commented pack for a zone to begin with: it loads, its cases pass, and it opens nothing that is not delegated.</summary>
public sealed class StarterPack
{
    private readonly LoadResult rules;
    private readonly Rulebook book;
    private readonly string zone;
    private readonly DateOnly today;
    private readonly string schema;

    private StarterPack(LoadResult rules, string zone, DateOnly today, string schema) =>
        (this.rules, book, this.zone, this.today, this.schema, Id) = (rules, rules.Rulebook!, zone, today, schema, $"local-{zone}");

    /// <summary>Id of the pack.</summary>
    public string Id { get; }

    /// <summary>The files of the pack by path.</summary>
    /// <param name="rules">The base rules, sound.</param>
    /// <param name="files">The files of the base rules; the cases are worked out on them and the new pack.</param>
    /// <param name="zone">Id of a zone that the rules know.</param>
    /// <param name="today">The legal date.</param>
    /// <param name="schema">Where the schema of rule files is, for editors.</param>
    public static ImmutableSortedDictionary<string, string> Of(LoadResult rules, IEnumerable<string> files, string zone, DateOnly today, string schema)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var self = new StarterPack(rules, zone, today, schema);
        return self.Written(files);
    }

    private ImmutableSortedDictionary<string, string> Written(IEnumerable<string> folders)
    {
        var containing = book.Gazetteer.Containing(zone, today).Select(z => z.Id).ToHashSet(StringComparer.Ordinal);
        var delegated = rules.Delegations.FirstOrDefault(d => d.Sectors.Length > 0 && d.To.Any(containing.Contains) && (d.Until is null || d.Until >= today));
        var written = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        written["pack.yaml"] = Heading(delegated);
        if (delegated is not null) written["openings.yaml"] = Openings(delegated);
        var content = written.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value));
        var tried = RulebookLoader.Load(folders, Id, content);
        if (tried.Rulebook is not { } with) throw new InvalidOperationException($"the starter does not load: {tried.Diagnostics.First(d => d.Severity == Severity.Error)}");
        written["tests/cases.yaml"] = Cases(with, delegated);
        return written.ToImmutable();
    }

    private string Heading(DelegationInfo? delegated)
    {
        var name = book.Gazetteer.Zone(zone)!.Name;
        return $$"""
            # yaml-language-server: $schema={{schema}}
            # {{name.Zh}}的本地规则包：只能在本区域内，做基础规则包授权（delegates）的事。
            # The pack of {{name.En}}: it may do what a base pack delegates, in this zone and no further.
            pack:
              id: {{Id}}
              kind: local
              version: "1"            # 自定 yours to count; 签名、上传时可见 seen where it is signed and uploaded
              territory: [{{zone}}]
              title: {zh: {{Quoted(name.Zh + "本地规则")}}, en: {{Quoted("Local rules of " + name.En)}}}
            {{(delegated is null ? """

                # 目前没有任何基础规则包向本区域授权，因此本包不能开放任何事项；可以登记义务（obligations）和提示（caveats）。
                # No base pack delegates anything to this zone today, so this pack can open nothing; it may state obligations and caveats.
                """ : "")}}
            """.TrimEnd() + "\n";
    }

    private string Openings(DelegationInfo delegated)
    {
        var from = From(delegated);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            # yaml-language-server: $schema={{schema}}
            # 示例开放措施。依据的授权：{{delegated.Instrument}}。请按本区实施文件改写文字、日期和条件；没有实施文件的，请删除本文件。
            # An example of an opening, under the delegation of {{delegated.Instrument}}. Write in the words, days and conditions of your own
            # implementing text; where there is none, delete this file.
            derogations:
              - key: {{Id}}:example
                instrument: {{delegated.Instrument}}        # 或在本包 instruments 中登记的实施文件 or one that you declare under `instruments:`
                lifts: [{{string.Join(", ", delegated.Lifts)}}]       # 解除的限制 the measures it lifts; 不得超出授权 no more than delegated
                sectors: [{{string.Join(", ", delegated.Sectors.Select(s => $"\"{s}\""))}}]

            """);
        if (delegated.Without.Length > 0) text.Append(CultureInfo.InvariantCulture, $"    without: [{string.Join(", ", delegated.Without.Select(s => $"\"{s}\""))}]   # 不含的内容业务 content left out\n");
        text.Append(CultureInfo.InvariantCulture, $"    territory:\n      - {{zones: [{zone}], from: {from:yyyy-MM-dd}}}\n    from: {from:yyyy-MM-dd}            # 首日（含） the first day, inclusive\n");
        if (delegated.Until is { } until) text.Append(CultureInfo.InvariantCulture, $"    to: {until:yyyy-MM-dd}              # 授权的最后一日 the last day of the delegation\n");
        if (delegated.Share is { } share) text.Append(CultureInfo.InvariantCulture, $"    share: {share}                   # 外资股比上限 the most foreign share\n");
        if (delegated.Keeps.Length > 0) text.Append("    conditions:                 # 授权要求保留的条件 conditions that the delegation asks for\n");
        foreach (var fact in delegated.Keeps.Select(k => book.Facts.First(f => f.Id == k)))
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                      - id: {{fact.Id}}
                        kind: confirmation
                        test: {{{fact.Id}}: true}
                        text: {zh: {{Quoted(fact.Name.Zh + "。")}}, en: {{Quoted(fact.Name.En + ".")}}}
                        verified: unverified

                """);
        }

        text.Append("""
                text: {zh: 示例：请写明本区开放了什么。, en: "Example: say here what the zone opens."}
                provision: 请写明条款 (say which provision)
                verified: unverified        # 核对原文后改为 verified once the text was read: verified

            """);
        return text.ToString();
    }

    private string Cases(Rulebook with, DelegationInfo? delegated)
    {
        var on = delegated is null ? today : From(delegated);
        var code = delegated is null
            ? book.Taxonomy.Sectors.First(s => !s.Abstract && s.Means.IsEmpty).Code
            : book.Taxonomy.Sectors.First(s => !s.Abstract && s.Means.IsEmpty && book.Taxonomy.Chain(s.Code).Any(c => delegated.Sectors.Contains(c.Code))).Code;
        var share = delegated?.Share ?? 100;
        var proposal = new Proposal
        {
            AsOf = on,
            Activities = [code],
            Registered = zone,
            Investors = [new() { Economy = "DE", Share = Range.Point(share) }, .. share < 100 ? [new Investor { Economy = "CN", Share = Range.Point(100 - share) }] : Array.Empty<Investor>()],
        };
        var answer = with.Determine(proposal);
        var investors = share < 100 ? $"[{{economy: DE, share: {share}}}, {{economy: CN, share: {100 - share}}}]" : "[{economy: DE, share: 100}]";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            # 案例：每个案例是一句可由律师核对的话。下列预期由现行规则算出，请对照法律核实后再保留。
            # Cases: each is a sentence that a lawyer can check. What is expected here was worked out from the rules; check it against the law before you keep it.
            cases:
              - name: A German company with {{share}}% asks for {{code}} in {{zone}} on {{on:yyyy-MM-dd}}
                proposal: {activities: ["{{code}}"], registered: {{zone}}, investors: {{investors}}, asOf: {{on:yyyy-MM-dd}}}
                expect:
            {{Expected(answer)}}
            """);
        if (delegated is null) return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $$"""
              - name: The same on the day before
                like: above
                with: {asOf: {{on.AddDays(-1):yyyy-MM-dd}}}
                expect:
            {{Expected(with.Determine(proposal with { AsOf = on.AddDays(-1) }))}}
            """);
        return text.ToString();
    }

    private string Expected(Determination answer)
    {
        var only = answer.Activities[0];
        var text = $"      outcome: {Words<Outcome>.Name(answer.Outcome)}\n";
        if (only.Route.Length > 0) text += $"      lifted-by: [{string.Join(", ", answer.Activities.SelectMany(a => a.Route).Distinct())}]\n";
        var key = $"{Id}:example";
        if (!only.Route.Contains(key) && only.Routes.Any(r => r.Lifts.Contains(key))) text += $"      other-routes: [{key}]     # 更有利的途径已由基础规则给出 a base rule opens a better route\n";
        return text;
    }

    private DateOnly From(DelegationInfo delegated) =>
        book.Instruments.First(i => i.Id == delegated.Instrument) is var instrument && (instrument.From ?? instrument.Announced) is { } begins && begins > today ? begins : today;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
