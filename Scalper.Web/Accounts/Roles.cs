namespace Scalper.Web.Accounts;

/// <summary>What an account or a key may do. An account has exactly one.</summary>
public static class Roles
{
    /// <summary>Sees everything, changes nothing but its own settings.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Sees everything; the role that execution will ask for.</summary>
    public const string Trader = "Trader";

    /// <summary>Sees and changes everything.</summary>
    public const string Admin = "Admin";

    /// <summary>From the least to the most.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Trader, Admin];
}
