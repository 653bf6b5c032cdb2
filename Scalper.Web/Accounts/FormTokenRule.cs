using Microsoft.AspNetCore.Antiforgery;
using Scalper.Web.Accounts.Keys;

namespace Scalper.Web.Accounts;

/// <summary>Guards endpoints that change something against requests that another site makes a signed-in browser send.</summary>
internal static class FormTokenRule
{
    /// <summary>
    /// Asks for the antiforgery token that our pages carry, in the header RequestVerificationToken or as a form field; 400 without it.
    /// A request with an API key needs none: no other site can make a browser send that header.
    /// </summary>
    public static TBuilder RequireFormToken<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        bool isByKey = context.User.Identity?.AuthenticationType == ApiKeyHandler.SchemeName;
        return isByKey || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            ? await next(call)
            : Results.Problem(
                "Expected the antiforgery token of a page of this site, in the header RequestVerificationToken.",
                statusCode: StatusCodes.Status400BadRequest,
                title: "Antiforgery token missing");
    }
}
