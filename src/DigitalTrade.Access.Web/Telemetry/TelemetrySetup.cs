using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Register.Records;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DigitalTrade.Access.Web.Telemetry;

/// <summary>OpenTelemetry, where a collector is named.</summary>
internal static class TelemetrySetup
{
    private const string Section = "Access:Telemetry";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryValidator>();
        builder.Services.AddOptions<TelemetryOptions>().Configure(o => section.Bind(o, binder => binder.ErrorOnUnknownConfiguration = true)).ValidateOnStart();
        // What is wrong with the address is said at the start, by the validation.
        if (!Uri.TryCreate(section["Endpoint"], UriKind.Absolute, out var endpoint)) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("digitaltrade-access", serviceVersion: EngineVersion.Text))
            .WithMetrics(metrics => metrics
                .AddMeter(AccessMeters.Name, RegisterMeters.Name, HostingMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddOtlpExporter((exporter, reader) =>
                {
                    To(exporter, endpoint, "v1/metrics");
                    if (TimeSpan.TryParse(section["Interval"], System.Globalization.CultureInfo.InvariantCulture, out var interval))
                        reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)interval.TotalMilliseconds;
                }))
            .WithTracing(traces => traces
                .AddSource(AccessMeters.Name, RegisterMeters.Name)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(exporter => To(exporter, endpoint, "v1/traces")));
    }

    private static void To(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
