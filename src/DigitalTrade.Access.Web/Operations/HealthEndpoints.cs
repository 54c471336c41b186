using System.Text.Json.Serialization;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Operations;

/// <summary>How the service is.</summary>
/// <param name="Status">live, ready, degraded or starting.</param>
/// <param name="Rulebook">Revision of the rulebook that answers; absent where it is not asked or there is none.</param>
/// <param name="Detail">What is wrong, in a sentence; absent when nothing is.</param>
public sealed record HealthAnswer(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rulebook = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    /// <summary>The last reading of the sources made the rulebook that answers.</summary>
    public const string Ready = "ready";

    /// <summary>It did not; an older rulebook answers.</summary>
    public const string Degraded = "degraded";
}

/// <summary>Health for supervisors. Degraded is still 200: the answers are right for the rulebook they name.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Answer.State(new HealthAnswer("live"), WireJson.Wire.HealthAnswer))
            .OpenToAll()
            .Described("live", ApiTags.Operations, "The process answers.").Produces<HealthAnswer>();
        routes.MapGet("/health/ready", (RulebookHolder holder) => Ready(holder.Current))
            .OpenToAll()
            .Described("ready", ApiTags.Operations, "It can answer questions: ready, degraded (200, an older rulebook answers) or starting (503).").Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Ready(Serving? serving) => serving switch
    {
        null => Answer.State(new HealthAnswer("starting"), WireJson.Wire.HealthAnswer, StatusCodes.Status503ServiceUnavailable),
        { Degraded: true } => Answer.State(
            new HealthAnswer(HealthAnswer.Degraded, serving.Rulebook.Revision, "the packs make no rulebook, an older one answers; `/v1/packs` has the diagnostics"),
            WireJson.Wire.HealthAnswer),
        _ => Answer.State(new HealthAnswer(HealthAnswer.Ready, serving.Rulebook.Revision), WireJson.Wire.HealthAnswer),
    };
}
