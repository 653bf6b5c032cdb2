namespace Scalper.Web.Accounts;

/// <summary>What an account or a key may do.</summary>
public static class Roles
{
    /// <summary>Sees everything, changes nothing.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Sees and changes everything.</summary>
    public const string Admin = "Admin";
}
