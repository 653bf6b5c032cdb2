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
        SignInManager<Account> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        DefaultHttpContext context = new()
        {
            RequestServices = scope.ServiceProvider,
            User = await signIn.CreateUserPrincipalAsync((await accounts.FindByNameAsync(userName))!),
        };
        context.Request.Headers.Cookie = cookies;
        return scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(context).RequestToken!;
    }
}
