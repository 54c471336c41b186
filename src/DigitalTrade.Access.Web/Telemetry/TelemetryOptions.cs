using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Telemetry;

/// <summary>Where measures and traces go: section <c>Access:Telemetry</c>. Nothing leaves the machine unless an endpoint is named.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>Address of an OpenTelemetry collector that takes OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>; null: none.</summary>
    public string? Endpoint { get; set; }

    /// <summary>How often measures are sent; default 60 seconds.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>Checks the settings.</summary>
internal sealed class TelemetryValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        if (options.Endpoint is { } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return ValidateOptionsResult.Fail($"`Telemetry:Endpoint` is `{endpoint}`; write the address of a collector, such as `http://127.0.0.1:4318`");
        return options.Interval < TimeSpan.FromMilliseconds(100) || options.Interval > TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Fail("`Telemetry:Interval` is between 100 milliseconds and an hour") : ValidateOptionsResult.Success;
    }
}
