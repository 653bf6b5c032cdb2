using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalper.Web.Accounts;
using Scalper.Web.Api.Tables;

namespace Scalper.Web.Api.OpenApi;

/// <summary>Adds to the description of a route what follows from its marks: who may ask, and whether it has a table.</summary>
internal static class OperationNotes
{
    /// <summary>The roles that a route is open to.</summary>
    public const string RolesExtension = "x-roles";

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        IList<object> marks = context.Description.ActionDescriptor.EndpointMetadata;
        bool isAdmins = marks.OfType<IAuthorizeData>().Any(rule => rule.Policy == Policies.Admin);
        IReadOnlyList<string> roles = isAdmins ? [Roles.Admin] : Roles.All;
        operation.Description = $"Roles: {string.Join(", ", roles)}.";
        operation.AddExtension(RolesExtension, new JsonNodeExtension(new JsonArray([.. roles.Select(role => (JsonNode)role)])));
        operation.Security = [Needs(ApiDescription.Cookie, context.Document), Needs(ApiDescription.Key, context.Document)];
        if (marks.OfType<TabledRoute>().Any())
        {
            AddTable(operation);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void AddTable(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = AnswerFormat.Parameter,
            In = ParameterLocation.Query,
            Description = "json, or csv for the rows as a table.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["json", "csv"] },
        });
        operation.Responses?["200"].Content?.Add(AnswerFormat.CsvType, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }
}
