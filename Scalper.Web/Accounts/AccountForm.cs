using Microsoft.AspNetCore.Antiforgery;

namespace Scalper.Web.Accounts;

/// <summary>The fields of an account page's form.</summary>
public sealed record AccountForm(string UserName, string Password, string Repeated)
{
    public static AccountForm Empty { get; } = new("", "", "");

    /// <summary>The form of a request; null where it is none, or its antiforgery token is missing, foreign or too old.</summary>
    public static async Task<AccountForm?> ReadAsync(HttpContext context)
    {
        IAntiforgery antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return null;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        return new AccountForm(form["userName"].ToString().Trim(), form["password"].ToString(), form["repeated"].ToString());
    }
}
