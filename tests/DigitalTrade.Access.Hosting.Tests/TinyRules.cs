using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>A rule folder of its own with two measures that always have the same cap. Gone when disposed.</summary>
internal sealed class TinyRules : IDisposable
{
    private const string Ground = """
        facts:
          - {id: foreign-share, type: number, role: circumstance, curable: true, min: 0, max: 100, name: {zh: 外资股比, en: Foreign share}, question: {zh: 外资合计持股多少？, en: What share is foreign?}}
          - {id: chinese-share, type: number, role: circumstance, min: 0, max: 100, name: {zh: 中方股比, en: Chinese share}, question: {zh: 中方合计持股多少？, en: What share is Chinese?}}
          - {id: state-share, type: number, role: circumstance, min: 0, max: 100, name: {zh: 国有股比, en: State share}, question: {zh: 国有持股多少？, en: What share is state-owned?}}
          - {id: largest-foreign-share, type: number, role: circumstance, min: 0, max: 100, name: {zh: 最大外资股比, en: Largest foreign share}, question: {zh: 最大外方持股多少？, en: What does the largest foreign holder hold?}}
          - {id: chinese-relative-control, type: boolean, role: circumstance, name: {zh: 中方相对控股, en: Chinese relative control}, question: {zh: 中方是否相对控股？, en: Is the Chinese side the largest?}}
          - {id: chinese-side, type: boolean, role: undertaking, name: {zh: 其余为中方, en: The rest is Chinese}, question: {zh: 其余是否由中方持有？, en: Is the rest held by Chinese investors?}}
          - {id: registered, type: place, role: circumstance, name: {zh: 注册地, en: Place of registration}, question: {zh: 在哪里注册？, en: Where is it registered?}}
          - {id: facilities, type: place, role: undertaking, name: {zh: 设施所在地, en: Facilities}, question: {zh: 设施在哪里？, en: Where are the facilities?}}
          - {id: serves, type: place, role: undertaking, name: {zh: 服务地域, en: Customers}, question: {zh: 用户在哪里？, en: Where are the customers?}}
          - {id: form, type: choice, role: undertaking, name: {zh: 形式, en: Form}, question: {zh: 采取什么形式？, en: Which form?}, values: [{id: company, zh: 公司, en: company}, {id: partnership, zh: 合伙, en: partnership}, {id: sole-proprietorship, zh: 独资, en: sole proprietorship}, {id: branch, zh: 分支, en: branch}, {id: cooperative, zh: 合作社, en: cooperative}]}
          - {id: mode, type: choice, role: circumstance, name: {zh: 方式, en: Mode}, question: {zh: 以什么方式？, en: Which way?}, values: [{id: establishment, zh: 新设, en: establishment}, {id: acquisition, zh: 并购, en: acquisition}, {id: onward-investment, zh: 再投资, en: onward investment}, {id: contractual-control, zh: 协议控制, en: control by contract}, {id: overseas-listing, zh: 境外上市, en: overseas listing}, {id: cross-border-supply, zh: 跨境交付, en: cross-border supply}]}
        zones:
          - {id: cn, kind: country, name: {zh: 中国, en: China}, verified: verified}
        economies:
          - {id: CN, name: {zh: 中国内地, en: Chinese mainland}}
          - {id: XX, name: {zh: 其他, en: Other}}
        sectors:
          - {code: "miit:B11", name: {zh: 互联网数据中心业务, en: Data centre services}, verified: verified}
        """;

    private const string Pack = """
        pack: {id: tiny, kind: base, title: {zh: 小规则包, en: Tiny pack}}
        instruments:
          - {id: decree, kind: list, number: 一号令, title: {zh: 小清单, en: Tiny list}, issuer: {zh: 某部, en: A ministry}, from: 2020-01-01, verified: verified}
        edition: {id: cn-national-2020, family: national, instrument: decree, territory: [cn], displaces: [], from: 2020-01-01}
        measures:
          - {key: first, kind: equity-cap, item: "1", sectors: ["miit:B11"], max: CAP, text: {zh: 外资不超过CAP%。, en: At most CAP percent foreign.}, cite: {provision: 第1项 (item 1)}, verified: verified}
          - {key: second, kind: equity-cap, item: "2", sectors: ["SECTOR"], max: CAP, text: {zh: 外资股比最多CAP%。, en: No more than CAP percent foreign.}, cite: {provision: 第2项 (item 2)}, verified: verified}
        """;

    private readonly string home = Directory.CreateTempSubdirectory("tiny-rules").FullName;

    public TinyRules(int cap)
    {
        Folder = Path.Combine(home, "rules");
        Directory.CreateDirectory(Path.Combine(Folder, "tiny"));
        File.WriteAllText(Path.Combine(Folder, "facts.yaml"), Ground);
        Write(cap);
    }

    public string Folder { get; }

    /// <summary>A folder beside the rules, for state.</summary>
    public string State => Path.Combine(home, "state");

    private string PackFile => Path.Combine(Folder, "tiny", "pack.yaml");

    /// <summary>The revision of what is in the folder now.</summary>
    public string Revision => RulebookLoader.Load(Folder).Revision;

    /// <summary>Both measures at this cap, in one step.</summary>
    public void Write(int cap) => Replace(Pack.Replace("CAP", $"{cap}", StringComparison.Ordinal).Replace("SECTOR", "miit:B11", StringComparison.Ordinal));

    /// <summary>A pack that names a sector that does not exist.</summary>
    public void Break() => Replace(Pack.Replace("CAP", "99", StringComparison.Ordinal).Replace("SECTOR", "miit:B99", StringComparison.Ordinal));

    /// <summary>Takes the whole folder away.</summary>
    public void TakeAway() => Directory.Move(Folder, Folder + "-away");

    /// <summary>Brings it back.</summary>
    public void BringBack() => Directory.Move(Folder + "-away", Folder);

    public void Dispose() => Directory.Delete(home, recursive: true);

    private void Replace(string text)
    {
        File.WriteAllText(PackFile + ".new", text);
        File.Move(PackFile + ".new", PackFile, overwrite: true);
    }
}
