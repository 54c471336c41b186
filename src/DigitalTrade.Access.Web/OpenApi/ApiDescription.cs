using System.Collections.Immutable;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Web.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace DigitalTrade.Access.Web.OpenApi;

/// <summary>The API described in OpenAPI 3.1: answers from the types that are sent, proposals from a schema written by hand.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = type =>
            type.Type == typeof(ImmutableArray<Text>) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(WireSchemas.TransformAsync);
        options.AddDocumentTransformer(DescribeAsync);
    }

    private static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "DigitalTrade.Access",
            Version = "1",
            Description = "May this foreign investment in telecom, internet or culture be made in China, at this place, on this date, and on what "
                + "conditions? Every answer cites its provisions and names the rulebook that gave it. It is no legal advice.",
        };
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = ApiTags.Determinations, Description = "Proposals in, answers or questions out." },
            new() { Name = ApiTags.Lookups, Description = "What the rulebook knows." },
            new() { Name = ApiTags.Register, Description = "Past answers." },
            new() { Name = ApiTags.Operations, Description = "The packs and the service." },
        };
        foreach (var (name, schema) in Resource.Read("proposal"))
        {
            var read = OpenApiModelFactory.Parse<OpenApiSchema>(schema!.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, "json");
            document.AddComponent(name, read!);
        }

        foreach (var type in new[] { typeof(ProblemAnswer), typeof(LineError) })
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancellation));
        document.Components!.Schemas!.Remove(nameof(Access.Determinations.FactReading));
    }
}

/// <summary>Groups of operations.</summary>
internal static class ApiTags
{
    public const string Determinations = "determinations";
    public const string Lookups = "look-ups";
    public const string Register = "register";
    public const string Operations = "operations";
}
