using Microsoft.AspNetCore.Authorization;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>While no account exists every page leads to the set-up page; assets and health answers stay as they are.</summary>
public static class SetupRedirect
{
    /// <summary>Comes after routing, which knows what is anonymous, and before authentication.</summary>
    public static IApplicationBuilder UseSetupRedirect(this WebApplication app)
    {
        SetupGate gate = app.Services.GetRequiredService<SetupGate>();
        return app.Use((context, next) =>
        {
            if (!gate.IsOpen || !context.Request.IsPage() || IsOpenToAll(context))
            {
                return next(context);
            }

            context.Response.Redirect("/setup");
            return Task.CompletedTask;
        });
    }

    private static bool IsOpenToAll(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/login") && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
