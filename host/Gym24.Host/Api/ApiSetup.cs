using System.Text.Json;
using System.Text.Json.Serialization;
using Gym24.Contracts.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gym24.Host.Api;

/// <summary>The HTTP API: one way to write JSON, one description of it at <c>/openapi/v1.json</c>.</summary>
internal static class ApiSetup
{
    private const string Bearer = "bearer";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Gym24.Platform",
                    Version = "v1",
                    Description = "Lists answer {items, total}. Errors are problem documents (RFC 9457): type is a stable word, "
                        + "title says in the reader's language what is wrong and what to do, errors names the fields.",
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                if (metadata.OfType<RequiresAttribute>().LastOrDefault() is { } requires)
                    operation.Description = $"{operation.Description} Permission: {requires.Permission}.".TrimStart();
                if (!metadata.OfType<PublicAttribute>().Any())
                    operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }
}
