namespace Scalper.Web.Accounts.SignIn;

/// <summary>Where to go after signing in: a path of this site, whatever the query says.</summary>
public static class ReturnUrl
{
    public const string Parameter = "returnUrl";
    public const string Home = "/";

    /// <summary>The address to ask for the sign-in page with the way back to <paramref name="request"/>.</summary>
    public static string SignInPage(HttpRequest request) =>
        "/login" + QueryString.Create(Parameter, request.PathBase + request.Path + request.QueryString);

    /// <summary>The path where it is one of this site, else the home page.</summary>
    public static string OrHome(string? path) => path is not null && IsLocal(path) && !LeadsBack(path) ? path : Home;

    // Browsers read "//host", "/\host" and "/<tab>/host" as another site, and a proxy may decode a path once or twice before it looks.
    private static bool IsLocal(string path)
    {
        string once = Uri.UnescapeDataString(path);
        return IsPlainPath(path) && IsPlainPath(once) && IsPlainPath(Uri.UnescapeDataString(once));
    }

    private static bool IsPlainPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);

    // Signing in to be asked to sign in again, or out, is no destination.
    private static bool LeadsBack(string path) =>
        path.StartsWith("/login", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/logout", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/setup", StringComparison.OrdinalIgnoreCase);
}
