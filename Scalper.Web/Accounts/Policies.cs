namespace Scalper.Web.Accounts;

/// <summary>Names of the authorization policies. Without any, an endpoint asks for a signed-in user or a valid key.</summary>
public static class Policies
{
    /// <summary>Viewers and administrators.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Administrators only.</summary>
    public const string Admin = "Admin";
}
