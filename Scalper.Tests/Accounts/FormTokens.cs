using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.Accounts;

internal static class FormTokens
{
    /// <summary>What a page of the signed-in administrator would carry in its forms, for a browser with these cookies.</summary>
    public static async Task<string> ForAsync(WebApp app, string cookies)
    {
        using IServiceScope scope = app.Services.CreateScope();
        SignInManager<Account> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        DefaultHttpContext context = new()
        {
            RequestServices = scope.ServiceProvider,
            User = await signIn.CreateUserPrincipalAsync((await accounts.FindByNameAsync(WebApp.UserName))!),
        };
        context.Request.Headers.Cookie = cookies;
        return scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(context).RequestToken!;
    }
}
