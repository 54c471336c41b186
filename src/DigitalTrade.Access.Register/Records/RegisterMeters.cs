using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DigitalTrade.Access.Register.Records;

/// <summary>What the register measures: meter and source <c>DigitalTrade.Access.Register</c>. Times in seconds.</summary>
internal static class RegisterMeters
{
    public const string Name = "DigitalTrade.Access.Register";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Kept = Meter.CreateCounter<long>("access.register.kept", "{entry}", "Entries on disk.");

    public static readonly Counter<long> Refused = Meter.CreateCounter<long>("access.register.refused", "{entry}", "Answers refused because they could not be kept.");

    public static readonly UpDownCounter<long> Queued = Meter.CreateUpDownCounter<long>("access.register.queued", "{entry}", "Answers that wait to be kept.");

    public static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("access.register.lag", "s", "How long the first of a commit has waited.");

    public static readonly Histogram<double> Commit = Meter.CreateHistogram<double>("access.register.commit", "s", "How long a commit took.");
}
