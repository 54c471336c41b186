using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalTrade.Access.Web.OpenApi;

/// <summary>Schemas of the types that have a way of their own to be written.</summary>
internal static class WireSchemas
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        // Answers may gain members; only what is read is closed.
        schema.AdditionalPropertiesAllowed = true;
        foreach (var member in context.JsonTypeInfo.Properties)
        {
            // What is left out when it is null is not required, although the constructor takes it.
            if (member.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) == true) schema.Required?.Remove(member.Name);
        }

        if (type == typeof(ImmutableArray<Text>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Chinese, ` / `, English." };
        }
        else if (type == typeof(InForce))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema> { ["from"] = Day("First day; null when it has always been."), ["to"] = Day("Last day; null when no end was found.") };
            schema.Required = new HashSet<string> { "from", "to" };
        }
        else if (type == typeof(Finding))
        {
            schema.Properties!["facts"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalPropertiesAllowed = true,
                Description = "The facts it read, by name: a number, a range, a truth value, a choice or places; null when not stated.",
            };
        }
        else if (type == typeof(Investors.LookThrough.Stake))
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.String;
            schema.Properties = null;
            schema.Required = null;
            schema.Description = "Percent, rounded to 6 digits after the point; bounds such as `>0..76` where holders are not all stated.";
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. schema.Enum!.Where(word => word?.GetValueKind() == System.Text.Json.JsonValueKind.String)];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Day(string description) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date", Description = description };
}
