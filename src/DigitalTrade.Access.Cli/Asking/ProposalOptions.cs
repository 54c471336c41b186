using System.CommandLine;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>The flags that state a proposal.</summary>
internal sealed class ProposalOptions
{
    private readonly Option<string[]> activity = Many("--activity", "a sector code or an activity id; repeat it for several", "miit:B11");
    private readonly Option<string?> at = One("--at", "the zone where the enterprise is registered", "ZONE");
    private readonly Option<string[]> facilities = Many("--facilities", "a zone where the facilities are; repeat it for several", "ZONE");
    private readonly Option<string[]> serves = Many("--serves", "a zone where the customers are; repeat it for several", "ZONE");
    private readonly Option<string[]> investor = Many("--investor", "a holder: `DE=60`, `CN=40,kind=private`, `HK=50,qualifies=cepa-hk`; repeat it for several", "DE=60");
    private readonly Option<string?> foreignShare = One("--foreign-share", "all foreign shares together, in percent, or a range `40..60`", "60");
    private readonly Option<string?> form = One("--form", "company, partnership, sole-proprietorship, branch or cooperative", "FORM");
    private readonly Option<string?> mode = One("--mode", "establishment, acquisition, onward-investment, contractual-control, overseas-listing or cross-border-supply", "MODE");
    private readonly Option<string[]> fact = Many("--fact", "a further fact that the packs declare: `pilot-approval=true`; repeat it for several", "name=value");
    private readonly Option<string?> on = One("--on", "the legal date in China; by default today", "2025-03-01");

    public IEnumerable<Option> All => [activity, at, facilities, serves, investor, foreignShare, form, mode, fact, on];

    public FlagProposal Of(ParseResult parsed) => new()
    {
        Activities = parsed.GetValue(activity) ?? [],
        At = parsed.GetValue(at),
        Facilities = parsed.GetValue(facilities) ?? [],
        Serves = parsed.GetValue(serves) ?? [],
        Investors = parsed.GetValue(investor) ?? [],
        ForeignShare = parsed.GetValue(foreignShare),
        Form = parsed.GetValue(form),
        Mode = parsed.GetValue(mode),
        Facts = parsed.GetValue(fact) ?? [],
        On = parsed.GetValue(on),
    };

    private static Option<string?> One(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static Option<string[]> Many(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
