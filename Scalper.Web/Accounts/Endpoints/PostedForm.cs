using Microsoft.AspNetCore.Antiforgery;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The fields of an account page's form.</summary>
internal static class PostedForm
{
    public const string PageTooOld = "This page was open for too long. Please try again.";

    /// <summary>The form of a request; null where it is none, or its antiforgery token is missing, foreign or too old.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        IAntiforgery antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context)
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : null;
    }

    /// <summary>A field without the blanks around it; empty where it is missing.</summary>
    public static string Text(this IFormCollection form, string field) => form[field].ToString().Trim();

    /// <summary>A field as it was typed; empty where it is missing.</summary>
    public static string Secret(this IFormCollection form, string field) => form[field].ToString();
}
