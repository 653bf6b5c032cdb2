namespace Scalper.Web.Accounts;

/// <summary>Names of the authorization policies. Without any, an endpoint asks for a signed-in user or a valid key.</summary>
public static class Policies
{
    /// <summary>Every role.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Traders and administrators.</summary>
    public const string Trader = "Trader";

    /// <summary>Administrators only; where the settings ask for it, only those who gave a second factor.</summary>
    public const string Admin = "Admin";

    /// <summary>Who opens, closes and sets replays: each takes memory and processor from the live market, and is the same for all who look at it.</summary>
    public const string Replays = Trader;
}
