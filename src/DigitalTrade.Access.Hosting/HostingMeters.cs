using System.Diagnostics.Metrics;

namespace DigitalTrade.Access.Hosting;

/// <summary>What the keeping of the rulebook measures: meter <c>DigitalTrade.Access.Hosting</c>.</summary>
public static class HostingMeters
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "DigitalTrade.Access.Hosting";

    private static readonly Meter Meter = new(Name);

    /// <summary>Readings of the packs by what came of them: live, refused or unchanged.</summary>
    internal static readonly Counter<long> Reloads = Meter.CreateCounter<long>("access.rulebook.reloads", "{reading}", "Readings of the packs by result.");

    /// <summary>Sources that could not be read.</summary>
    internal static readonly Counter<long> SourceFailures = Meter.CreateCounter<long>("access.source.failures", "{failure}", "Readings of a source that failed.");
}
