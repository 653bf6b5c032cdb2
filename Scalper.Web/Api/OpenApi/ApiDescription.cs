using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Scalper.Web.Accounts.Keys;
using ApiDescriptionOf = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Scalper.Web.Api.OpenApi;

/// <summary>What the OpenAPI document says of the API as a whole.</summary>
internal static class ApiDescription
{
    public const string Cookie = "Cookie";
    public const string Key = "ApiKey";

    public static void AddApiDescription(this IServiceCollection services)
    {
        // Numbers are numbers: the schemas would offer them as text, too, which no answer holds.
        services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", static options =>
        {
            options.ShouldInclude = IsDescribed;
            options.AddOperationTransformer(OperationNotes.AddAsync);
            options.AddDocumentTransformer(static (document, _, _) => DescribeAsync(document));
        });
    }

    private static bool IsDescribed(ApiDescriptionOf route) =>
        route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true && route.HttpMethod != HttpMethods.Head;

    private static Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Scalper API",
            Version = "v1",
            Description = "A symbol is a contract's key: BTCUSDT for one of Bybit, Binance:BTCUSDT for one of Binance. Times are Unix milliseconds, none is null, errors are problem documents. Every GET answers HEAD as well. "
                + "With the cookie alone, what changes something asks for a page's antiforgery token in the header RequestVerificationToken.",
        };
        document.AddComponent<IOpenApiSecurityScheme>(Cookie, SchemeOf(ParameterLocation.Cookie, "Scalper.SignIn", "The cookie of a signed-in browser."));
        document.AddComponent<IOpenApiSecurityScheme>(Key, SchemeOf(ParameterLocation.Header, ApiKeyHandler.Header, "A key that an administrator made."));
        return Task.CompletedTask;
    }

    private static OpenApiSecurityScheme SchemeOf(ParameterLocation place, string name, string text) =>
        new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name, Description = text };
}
