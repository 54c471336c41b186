using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DigitalTrade.Access.Web.Telemetry;

/// <summary>What the service measures: meter and source <c>DigitalTrade.Access</c>. Times in seconds.</summary>
internal static class AccessMeters
{
    public const string Name = "DigitalTrade.Access";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Determinations = Meter.CreateCounter<long>("access.determinations", "{determination}", "Determinations by outcome.");

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "access.determination.duration", "s", "How long the engine took, without keeping and sending.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1] });
}
