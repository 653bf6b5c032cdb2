using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>Guards the forms of people who are signed in.</summary>
internal static class SignedInForm
{
    /// <summary>A proof of identity is fresh for so long.</summary>
    public static readonly TimeSpan FreshProof = TimeSpan.FromMinutes(5);

    private static readonly object FormKey = new();

    /// <summary>Reads the form; one without its antiforgery token gets a page that says so, and changes nothing.</summary>
    public static RouteHandlerBuilder RequireForm(this RouteHandlerBuilder route) => route.AddEndpointFilter(static async (call, next) =>
    {
        HttpContext context = call.HttpContext;
        if (await Endpoints.PostedForm.ReadAsync(context) is not { } form)
        {
            return ErrorAnswers.Page(StatusCodes.Status400BadRequest, "Nothing was changed: the page was open for too long. Go back, reload it and try again.");
        }

        context.Items[FormKey] = form;
        return await next(call);
    });

    /// <summary>The form of a route with <see cref="RequireForm"/>.</summary>
    public static IFormCollection PostedForm(this HttpContext context) => (IFormCollection)context.Items[FormKey]!;

    /// <summary>Asks for the password again where the last proof is older than <see cref="FreshProof"/>; the request itself has no effect.</summary>
    /// <param name="page">Where to go on afterwards; the page that has the form.</param>
    public static TBuilder RequireFreshProof<TBuilder>(this TBuilder route, string page)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter(async (call, next) =>
        {
            HttpContext context = call.HttpContext;
            return Sessions.SessionContext.Session(context) is { } session && IsFresh(session.ProvedMs, context)
                ? await next(call)
                : TypedResults.LocalRedirect("/account/confirm" + QueryString.Create(ReturnUrl.Parameter, page));
        });

    private static bool IsFresh(long provedMs, HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds() - provedMs < FreshProof.TotalMilliseconds;
}
