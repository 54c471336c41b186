using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>SARIF 2.1.0, the part that says where a defect is and what it is.</summary>
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema, string Version, ImmutableArray<SarifRun> Runs)
{
    public static SarifLog Of(ImmutableArray<Diagnostic> diagnostics, string version) => new(
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
        [
            new(
                new(new("dta", version, [.. diagnostics.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal).Select(id => new SarifRule(id))])),
                [.. diagnostics.Select(Result)]),
        ]);

    private static SarifResult Result(Diagnostic d) => new(
        d.Id,
        d.Severity == Severity.Error ? "error" : "warning",
        new(d.Help is null ? d.Message : $"{d.Message}\nhelp: {d.Help}"),
        [new(new(new(d.File.Replace('\\', '/')), new(Math.Max(1, d.Line), Math.Max(1, d.Column))))]);
}

internal sealed record SarifRun(SarifTool Tool, ImmutableArray<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, ImmutableArray<SarifRule> Rules);

internal sealed record SarifRule(string Id);

internal sealed record SarifResult(string RuleId, string Level, SarifMessage Message, ImmutableArray<SarifLocation> Locations);

internal sealed record SarifMessage(string Text);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri);

internal sealed record SarifRegion(int StartLine, int StartColumn);
