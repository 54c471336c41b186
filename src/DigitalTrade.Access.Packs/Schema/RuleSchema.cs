using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;

namespace DigitalTrade.Access.Packs.Schema;

/// <summary>
/// The JSON Schema (2020-12) of rule files and cases, for editors. It says what may be written where; what names refer to is the
/// loader's to check. The loader reads the documents by hand, so a test holds the two together.
/// </summary>
public static class RuleSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as it stands in <c>rules/schema/rules.json</c>.</summary>
    public static string Text => Make().ToJsonString(Written) + "\n";

    internal static JsonObject Make()
    {
        var schema = Part.Object(
            "规则文件 a rule file",
            ("pack", Parts.Pack), ("delegates", Part.List(Parts.Delegate)), ("instruments", Part.List(Parts.Instrument)), ("edition", Parts.Edition), ("measures", Part.List(Parts.Measure)),
            ("derogations", Part.List(Parts.Derogation)), ("obligations", Part.List(Parts.Obligation)), ("caveats", Part.List(Parts.Caveat)), ("facts", Part.List(Parts.Fact)),
            ("sectors", Part.List(Parts.Sector)), ("activities", Part.List(Parts.Activity)), ("zones", Part.List(Parts.Zone)), ("economies", Part.List(Parts.Economy)), ("cases", Part.List(Parts.Case)));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "DigitalTrade.Access 规则文件 rule files");
        schema["$defs"] = new JsonObject { ["condition"] = Parts.ConditionDefinition, ["text"] = Parts.TextDefinition };
        return schema;
    }
}

/// <summary>The parts of the schema, each as the reader of the same name reads it. A required member is marked with an asterisk.</summary>
internal static class Parts
{
    private static readonly string[] Lists =
        ["lifted-by", "other-routes", "barred-by", "satisfied", "displaced", "conditions", "open", "unmet", "obligations", "caveats", "questions", "not-other-routes", "not-barred-by", "not-obligations", "not-caveats"];

    private static JsonObject Verified => Part.OneOf("内容的核对程度 how the content is known", Words<Verification>.All);

    private static JsonObject Certainty => Part.OneOf("法律的确定程度 whether the law is settled", Words<Certainty>.All);

    private static JsonObject Text => new() { ["$ref"] = "#/$defs/text" };

    private static JsonObject Condition => new() { ["$ref"] = "#/$defs/condition" };

    private static JsonObject From => Part.Date("首日（含） first day, inclusive");

    private static JsonObject To => Part.Date("末日（含） last day, inclusive");

    private static JsonObject Note => Part.Line("给读规则的人看，不出现在答复中 for readers of the pack, in no answer");

    private static JsonObject Id => Part.Id("编号 id", Ids.Kebab);

    private static JsonObject Codes => Part.Ids("业务代码 sector codes", Ids.Code);

    private static JsonObject CodesOrAll => Part.Either("业务代码，或 all sector codes, or `all`", Codes, Part.OneOf("全部 every sector", "all"));

    private static JsonObject Zones(string what) => Part.Ids(what, Ids.Kebab);

    private static JsonObject Cite => Part.Object("出处 where it stands", ("instrument", Part.Id("文件编号 instrument", Ids.Kebab)), ("provision*", Part.Line("条款 provision")));

    private static JsonObject Cites => Part.Either("一处或多处出处 one or several citations", Cite, Part.List(Cite));

    private static JsonObject Aliases => Part.Object("别名 what people call it", ("zh", Part.List(Part.Line("中文"))), ("en", Part.List(Part.Line("English"))));

    private static JsonObject Economies => Part.Ids("经济体代码 economies", Ids.Economy);

    public static JsonObject TextDefinition => Part.Object("双语文字 text in both languages", ("zh*", Part.Line("中文")), ("en*", Part.Line("English")));

    public static JsonObject ConditionDefinition => new()
    {
        ["description"] = "条件：all、any、not 或对事实的检验 a condition: all, any, not, or tests of facts",
        ["type"] = "object",
        ["minProperties"] = 1,
        ["properties"] = new JsonObject { ["all"] = Part.List(Condition), ["any"] = Part.List(Condition), ["not"] = Condition },
        ["propertyNames"] = new JsonObject { ["pattern"] = Part.Pattern(Ids.Kebab) },
        ["additionalProperties"] = true,
    };

    public static JsonObject Pack => Part.Object(
        "规则包 the pack", ("id*", Id), ("kind*", Part.OneOf("base 基础包；local 本地包 a zone's own pack", "base", "local")), ("title*", Text), ("version", Part.Line("作者自定的版本 what its authors call it")),
        ("territory", Zones("本地包的区域 the zones of a local pack")), ("note", Note));

    public static JsonObject Delegate => Part.Object(
        "授权：本地包可做的事 what a local pack may do", ("to*", Zones("区域 zones")), ("lifts*", Part.Ids("可解除的限制 measures it may lift", Ids.Kebab)), ("instrument*", Id), ("until", To), ("sectors", Codes),
        ("except", Codes), ("without", Codes), ("share", Part.Number("外资股比上限 the most foreign share")), ("keeps", Part.Ids("须保留的条件 facts it has to ask for", Ids.Kebab)), ("note", Note));

    public static JsonObject Instrument => Part.Object(
        "法律文件 a legal text", ("id*", Id), ("kind*", Part.OneOf("种类 kind", LawReader.InstrumentKinds)), ("number", Part.Line("文号 number")), ("title*", Text), ("issuer*", Text),
        ("announced", Part.Date("公布日 announced")), ("from", From), ("to", To), ("verified*", Verified), ("note", Note));

    public static JsonObject Edition => Part.Object(
        "负面清单的一版 one edition of a list", ("id*", Id), ("family*", Id), ("instrument*", Id), ("territory*", Zones("适用区域 where it speaks")), ("displaces", Part.Ids("取代的清单 families it displaces", Ids.Kebab)),
        ("from*", From), ("to", To), ("basis", Part.OneOf("股比计算口径 how shares are counted", "open", "direct", "look-through")), ("incomplete", Part.Flag("条目不全 not all items are here")),
        ("partnership-bar", Part.Object("合伙限制 no partnership", ("provision*", Part.Line("条款 provision")), ("verified*", Verified), ("note", Note))), ("note", Note));

    public static JsonObject Measure => Part.Object(
        "特别管理措施 a measure", ("key*", Id), ("kind*", Part.OneOf("种类 kind", MeasureReader.Kinds)), ("item", Part.Line("清单中的序号 printed number")), ("sectors*", CodesOrAll), ("except", Codes),
        ("max", Part.Number("上限 most, in percent")), ("min", Part.Number("下限 least")), ("control", Part.OneOf("控股 control", "majority", "relative")), ("who", Id), ("forms", Part.Ids("形式 forms", Ids.Kebab)),
        ("joint-venture", Part.Flag("限于合资 a joint venture")), ("when", Condition), ("requires", Condition), ("text*", Text), ("cite*", Cite), ("from", From), ("to", To),
        ("territory", Zones("区域 zones")), ("basis", Part.OneOf("股比计算口径 how shares are counted", "open", "direct", "look-through")), ("verified*", Verified), ("certainty", Certainty), ("note", Note));

    public static JsonObject Derogation => Part.Object(
        "开放措施 an opening", ("key*", Part.Id("包编号:条目 pack:item", Ids.Key)), ("instrument*", Id), ("lifts*", Part.Ids("解除的限制 measures it lifts", Ids.Kebab)), ("sectors*", Codes), ("except", Codes),
        ("without", Codes), ("territory", Part.List(Part.Object("区域 an area", ("zones*", Zones("区域 zones")), ("from", From), ("to", To), ("note", Note)))), ("from*", From), ("to", To),
        ("investors", new JsonObject { ["description"] = "经济体: 资格 economy: qualification", ["type"] = "object", ["propertyNames"] = new JsonObject { ["pattern"] = Part.Pattern(Ids.Economy) }, ["additionalProperties"] = Id }),
        ("basis", Part.OneOf("股比计算口径 how shares are counted", "open", "direct", "look-through")), ("share", Part.Number("开放后的股比上限 most foreign share after it")), ("control", Part.OneOf("仍须中方控股 Chinese control still needed", "majority")),
        ("conditions", Part.List(Part.Object(
            "条件 a condition", ("id*", Id), ("kind*", Part.OneOf("种类 kind", DerogationReader.ConditionKinds)), ("test*", Condition), ("text*", Text), ("provision", Part.Line("条款 provision")), ("verified*", Verified),
            ("from", From), ("to", To), ("note", Note)))),
        ("text*", Text), ("provision*", Part.Line("条款 provision")), ("verified*", Verified), ("certainty", Certainty), ("confirms", Part.Ids("重申的开放措施 openings it repeats", Ids.Key)), ("note", Note));

    public static JsonObject Obligation => Part.Object(
        "义务 an obligation", ("id*", Id), ("kind*", Part.OneOf("种类 kind", LawReader.ObligationKinds)), ("sectors*", CodesOrAll), ("except", Codes), ("territory", Zones("区域 zones")), ("from", From), ("to", To),
        ("when", Condition), ("economies", Economies), ("authority*", Text), ("text*", Text), ("cite*", Cites), ("verified*", Verified), ("certainty", Certainty), ("note", Note));

    public static JsonObject Caveat => Part.Object(
        "提示 a caveat", ("id*", Id), ("kind*", Part.OneOf("种类 kind", LawReader.CaveatKinds)), ("certainty", Part.OneOf("法律的确定程度 certainty", "announced", "disputed")), ("sectors*", CodesOrAll), ("except", Codes),
        ("territory", Zones("区域 zones")), ("outcomes", Part.List(Part.OneOf("结论 outcome", Words<Outcome>.All))), ("economies", Economies), ("when", Condition), ("from", From), ("to", To), ("text*", Text),
        ("cite*", Cites), ("note", Note));

    public static JsonObject Fact => Part.Object(
        "事实 a fact", ("id*", Id), ("type*", Part.OneOf("类型 type", Words<FactType>.All)), ("role*", Part.OneOf("情形或可办成的事 circumstance or undertaking", Words<FactRole>.All)), ("name*", Text), ("question*", Text),
        ("curable", Part.Flag("可补正 can be cured")), ("min", Part.Number("最小 smallest")), ("max", Part.Number("最大 largest")), ("unit", Text),
        ("values", Part.List(Part.Object("取值 a value", ("id*", Part.Id("编号 id", Ids.Value)), ("zh*", Part.Line("中文")), ("en*", Part.Line("English"))))), ("note", Note));

    public static JsonObject Sector => Part.Object(
        "业务类别 a sector", ("code*", Part.Id("代码 code", Ids.Code)), ("within", Part.Id("上级 above", Ids.Code)), ("name*", Text), ("abstract", Part.Flag("过宽，不能整体作答 too broad to be answered")), ("means", Codes),
        ("verified", Verified), ("note", Note));

    public static JsonObject Activity => Part.Object(
        "业务 a business", ("id*", Id), ("name*", Text), ("aliases", Aliases), ("codes", Codes), ("asks", Id),
        ("readings", Part.List(Part.Object("含义 a reading", ("value*", Part.Id("取值 value", Ids.Value)), ("codes*", Codes)))), ("note", Text));

    public static JsonObject Zone => Part.Object(
        "区域 a zone", ("id*", Id), ("kind*", Part.OneOf("种类 kind", PlaceReader.ZoneKinds)), ("name*", Text), ("aliases", Aliases),
        ("within", Part.List(Part.Either("所在区域 what contains it", Id, Part.Object("所在区域 what contains it", ("zone*", Id), ("from", From), ("to", To), ("note", Note))))), ("from", From), ("to", To), ("verified", Verified), ("note", Note));

    public static JsonObject Economy => Part.Object("经济体 an economy", ("id*", Part.Id("代码 code", Ids.Economy)), ("name*", Text), ("note", Note));

    public static JsonObject Case => Part.Object(
        "案例 a case", ("name*", Part.Line("一句可核对的话 a sentence that can be checked")), ("proposal", new JsonObject { ["description"] = "方案 the proposal", ["type"] = "object" }),
        ("like", Part.OneOf("同上 like the one above", "above")), ("with", new JsonObject { ["description"] = "替换的内容 what is replaced", ["type"] = "object" }), ("expect*", Expectation), ("note", Note));

    private static JsonObject Expectation => Part.Object(
        "预期 what is expected",
        [
            ("outcome", Part.OneOf("结论 outcome", Words<Outcome>.All)), ("governed-by", Part.Line("适用清单 governing list")),
            .. Lists.Select(k => (k, Part.List(Part.Line("编号 id")))),
        ]);
}
