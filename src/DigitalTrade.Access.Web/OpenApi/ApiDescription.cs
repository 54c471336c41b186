using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalTrade.Access.Web.OpenApi;

/// <summary>The API described in OpenAPI 3.1.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
    }
}
