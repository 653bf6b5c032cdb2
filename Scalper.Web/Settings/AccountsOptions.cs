using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountsOptions
{
    /// <summary>Wrong passwords in a row that lock an account.</summary>
    [Range(3, 100)]
    public int LockoutFailures { get; init; } = 5;

    /// <summary>How long an account stays locked, in minutes.</summary>
    [Range(1, 1440)]
    public int LockoutMinutes { get; init; } = 5;

    /// <summary>The administrator to make where no account exists yet.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();
}
