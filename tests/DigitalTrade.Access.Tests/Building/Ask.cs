using System.Collections.Frozen;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Building;

/// <summary>A proposal in the making, and its answer: <c>rules.Ask("t:a").At("east").Held(("DE", 60)).Outcome</c>.</summary>
internal sealed class Ask(Rulebook book, params string[] activities)
{
    private Proposal proposal = new() { AsOf = World.Day, Activities = [.. activities] };
    private Determination? answer;

    public Proposal Proposal => proposal;

    public Rulebook Book => book;

    public Determination Answer => answer ??= book.Determine(proposal);

    public Outcome Outcome => Answer.Outcome;

    public ActivityDetermination Only => Answer.Activities.Single();

    public IEnumerable<string> Open => Only.Conditions.Where(c => c.Status == ConditionStatus.Open).Select(c => c.Id);

    public IEnumerable<string> Questions => Answer.Questions.Select(q => q.Fact);

    public Ask At(string zone) => With(p => p with { Registered = zone });

    public Ask On(string date) => With(p => p with { AsOf = DateOnly.Parse(date, null) });

    public Ask Foreign(decimal share) => With(p => p with { ForeignShare = Range.Point(share) });

    public Ask Foreign(decimal low, decimal high) => With(p => p with { ForeignShare = new Range(low, high) });

    /// <summary>Foreign holders with their shares, the rest Chinese and private.</summary>
    public Ask Held(params (string Economy, decimal Share)[] foreign)
    {
        var rest = 100 - foreign.Sum(f => f.Share);
        var holders = foreign.Select(f => Holder(f.Economy, f.Share)).ToList();
        if (rest > 0) holders.Add(Holder("CN", rest, HolderKind.Private));
        return By([.. holders]);
    }

    public Ask By(params Investor[] investors) => With(p => p with { Investors = [.. investors] });

    public Ask As(Form form) => With(p => p with { Form = form });

    public Ask Through(Mode mode) => With(p => p with { Mode = mode });

    public Ask Facilities(params string[] zones) => With(p => p with { Facilities = [.. zones] });

    public Ask Stating(string fact, bool value) => Stating(fact, new FactValue.Flag(value));

    public Ask Stating(string fact, decimal value) => Stating(fact, new FactValue.Number(Range.Point(value)));

    public Ask Stating(string fact, string value) => Stating(fact, new FactValue.Choice(value));

    public Ask Stating(string fact, FactValue value) =>
        With(p => p with { Facts = p.Facts.Append(new(fact, value)).ToFrozenDictionary(StringComparer.Ordinal) });

    public Ask With(Func<Proposal, Proposal> change)
    {
        (proposal, answer) = (change(proposal), null);
        return this;
    }

    public static Investor Holder(string? economy, decimal? share = null, HolderKind? kind = null, params string[] qualifies) => new()
    {
        Economy = economy,
        Share = share is { } s ? Range.Point(s) : null,
        Kind = kind,
        Qualifies = qualifies.Length == 0 ? null : [.. qualifies],
    };
}
