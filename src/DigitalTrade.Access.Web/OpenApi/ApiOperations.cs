using System.Text.Json.Nodes;
using DigitalTrade.Access.Web.Http;
using Microsoft.OpenApi;

namespace DigitalTrade.Access.Web.OpenApi;

/// <summary>What the framework cannot see of an operation: bodies that are read by hand, queries, problems, validators.</summary>
internal static class ApiOperations
{
    /// <summary>A name, a group and a sentence.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string name, string tag, string summary) =>
        route.WithName(name).WithTags(tag).WithSummary(summary);

    /// <summary>A proposal, or lines of them.</summary>
    public static RouteHandlerBuilder TakesProposal(this RouteHandlerBuilder route, string mediaType, string example) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            var one = new OpenApiSchemaReference("Proposal", context.Document);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [mediaType] = new OpenApiMediaType
                    {
                        Schema = mediaType == RequestBody.Json ? one : new OpenApiSchema { Type = JsonSchemaType.String, Description = "A Proposal a line." },
                        Example = Resource.Example(example),
                    },
                },
            };
            return Task.CompletedTask;
        });

    /// <summary>Text parameters of the query, all of them optional.</summary>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, params (string Name, string Description, string Example)[] query) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description, example) in query)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = description,
                    Example = JsonValue.Create(example),
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                });
            }

            return Task.CompletedTask;
        });

    /// <summary>A determination a line, or what stands in its place.</summary>
    public static RouteHandlerBuilder GivesLines(this RouteHandlerBuilder route, string mediaType) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            if (operation.Responses!["200"] is not OpenApiResponse answer) return Task.CompletedTask;
            answer.Description = "One JSON object a line, in the order of the lines taken.";
            var line = new OpenApiSchema
            {
                OneOf = [new OpenApiSchemaReference("Determination", context.Document), new OpenApiSchemaReference("LineError", context.Document)],
            };
            answer.Content = new Dictionary<string, OpenApiMediaType> { [mediaType] = new() { Schema = line } };
            return Task.CompletedTask;
        });

    /// <summary>A file, in one of several media types.</summary>
    public static RouteHandlerBuilder GivesFiles(this RouteHandlerBuilder route, params string[] mediaTypes) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses!["200"] is not OpenApiResponse answer) return Task.CompletedTask;
            answer.Description = "The file, to be saved.";
            answer.Content = mediaTypes.ToDictionary(
                type => type.Split(';')[0],
                type => new OpenApiMediaType
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = type.StartsWith("text/", StringComparison.Ordinal) ? null : "binary" },
                });
            return Task.CompletedTask;
        });

    /// <summary>An example of the answer.</summary>
    public static RouteHandlerBuilder Gives(this RouteHandlerBuilder route, string example) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var content in operation.Responses!["200"].Content!.Values.OfType<OpenApiMediaType>()) content.Example = Resource.Example(example);
            return Task.CompletedTask;
        });

    /// <summary>The problems it answers with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            foreach (var status in statuses)
            {
                operation.Responses![status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = ProblemAnswer.Of(status, "").Title,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        [ProblemAnswer.MediaType] = new OpenApiMediaType
                        {
                            Schema = new OpenApiSchemaReference(nameof(ProblemAnswer), context.Document),
                            Example = status == StatusCodes.Status400BadRequest ? Resource.Example("problem") : null,
                        },
                    },
                };
            }

            return Task.CompletedTask;
        });

    /// <summary>The rulebook revision as the answer's validator.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder route, bool lasting) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses!["200"] is OpenApiResponse answer)
            {
                answer.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = new OpenApiHeader { Description = "The rulebook revision, weak.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                };
            }

            if (lasting) operation.Responses["304"] = new OpenApiResponse { Description = "Not Modified: `If-None-Match` names the rulebook." };
            return Task.CompletedTask;
        });
}
