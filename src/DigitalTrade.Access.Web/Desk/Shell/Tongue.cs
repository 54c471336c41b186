using System.Runtime.CompilerServices;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalTrade.Access.Web.Desk.Shell;

/// <summary>The language a page is read in. It stands in the address, so that a link shows others the same page; Chinese unless it says so.</summary>
internal sealed class Tongue(NavigationManager navigation, RulebookHolder holder)
{
    private static readonly ConditionalWeakTable<Rulebook, Names[]> Named = [];

    public Language Language => Query.TryGetValue("lang", out var lang) && lang == "en" ? Language.En : Language.Zh;

    public bool Zh => Language == Language.Zh;

    /// <summary>The language as HTML names it.</summary>
    public string Tag => Zh ? "zh-CN" : "en";

    /// <summary>The rulebook that answers now.</summary>
    public Rulebook Book => holder.Required.Rulebook;

    /// <summary>Names for ids of the rulebook that answers now.</summary>
    public Names Names => NamesOf(Book);

    public string Say(string zh, string en) => Zh ? zh : en;

    public string Say(Text text) => Visible.Of(text.In(Language));

    /// <summary>An address of the desk in the same language.</summary>
    /// <param name="path">Path with or without a query.</param>
    public string Link(string path) => Zh ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en";

    /// <summary>This page in the other language.</summary>
    public string Other => navigation.GetUriWithQueryParameter("lang", Zh ? "en" : null);

    private Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query =>
        QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);

    private Names NamesOf(Rulebook book) =>
        Named.GetValue(book, static b => [new(b, Language.Zh), new(b, Language.En)])[Zh ? 0 : 1];
}
