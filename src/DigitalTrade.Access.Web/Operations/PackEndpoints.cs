using System.Collections.Immutable;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Operations;

/// <summary>What is served and how the last look at the sources went.</summary>
/// <param name="Rulebook">Revision of the rulebook that answers.</param>
/// <param name="Status">ready, or degraded: the sources make no rulebook and an older one answers.</param>
/// <param name="Origin">sources or last-good-copy.</param>
/// <param name="LoadedAt">When the rulebook was loaded.</param>
/// <param name="CheckedAt">When the sources were last read.</param>
/// <param name="Sources">The folders, in order.</param>
/// <param name="Packs">The packs of the rulebook that answers.</param>
/// <param name="Diagnostics">All diagnostics of the last reading.</param>
public sealed record PackStatus(
    string Rulebook,
    string Status,
    RulebookOrigin Origin,
    DateTimeOffset LoadedAt,
    DateTimeOffset CheckedAt,
    ImmutableArray<string> Sources,
    ImmutableArray<PackInfo> Packs,
    ImmutableArray<Diagnostic> Diagnostics);

/// <summary>The packs and their state.</summary>
internal static class PackEndpoints
{
    public static void MapPacks(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/packs", (HttpRequest request, RulebookHolder holder, IOptions<AccessOptions> options) =>
            new QueryReader(request).Refused ?? Of(holder.Required, options.Value))
        .RequireScope(Scope.Ask)
        .Described("packs", ApiTags.Operations, "What is served, where it came from, and every diagnostic of the last reading.")
        .Produces<PackStatus>().Tagged(lasting: false)
        .Refuses(StatusCodes.Status400BadRequest);

    private static IResult Of(Serving serving, AccessOptions options) => Answer.Once(
        new(
            serving.Rulebook.Revision,
            serving.Degraded ? HealthAnswer.Degraded : HealthAnswer.Ready,
            serving.Origin,
            serving.LoadedAt,
            serving.CheckedAt,
            [.. options.RuleFolders],
            serving.Packs,
            serving.Diagnostics),
        WireJson.Wire.PackStatus,
        serving.Rulebook.Revision);
}
