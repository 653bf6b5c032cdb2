using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Components;

namespace Scalper.Tests.Accounts;

internal static class FormTokens
{
    /// <summary>What a page of the signed-in user would carry in its forms, for a browser with these cookies.</summary>
    public static async Task<string> ForAsync(WebApplicationFactory<App> app, string cookies, string userName = WebApp.UserName)
    {
        using IServiceScope scope = app.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Claim id = new(ClaimTypes.NameIdentifier, (await accounts.FindByNameAsync(userName))!.Id);
        DefaultHttpContext context = new()
        {
            RequestServices = scope.ServiceProvider,
            User = new ClaimsPrincipal(new ClaimsIdentity([id, new Claim(ClaimTypes.Name, userName)], IdentityConstants.ApplicationScheme)),
        };
        context.Request.Headers.Cookie = cookies;
        return scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(context).RequestToken!;
    }
}
