using System.Collections.Immutable;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Packs.Cases;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Desk.Rules;

/// <summary>The cases of the packs, read once for each rulebook that is served.</summary>
internal sealed class ShownCases(IOptions<AccessOptions> options)
{
    private readonly Lock reading = new();
    private (string Revision, ImmutableArray<Case> Cases) known = ("", []);

    /// <summary>Cases whose answer names the rule: the key of a measure, or of a derogation.</summary>
    public IEnumerable<Case> Naming(string revision, string key)
    {
        return Of(revision).Where(c => Named(c.Expect).Contains(key, StringComparer.Ordinal));
    }

    private ImmutableArray<Case> Of(string revision)
    {
        lock (reading)
        {
            if (known.Revision != revision) known = (revision, CaseReader.Read(options.Value.RuleFolders).Cases);
            return known.Cases;
        }
    }

    private static IEnumerable<string> Named(Expectation expect) =>
        new[] { expect.BarredBy, expect.Satisfied, expect.Displaced, expect.LiftedBy, expect.OtherRoutes, expect.Conditions, expect.Open, expect.Unmet }
            .SelectMany(l => l ?? []);
}
