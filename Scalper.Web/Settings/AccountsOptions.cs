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

    /// <summary>Failed sign-ins in a row from one address that block it: for a minute, then twice as long with each further one, up to an hour.</summary>
    [Range(3, 100)]
    public int AddressFailures { get; init; } = 10;

    /// <summary>A browser stays signed in for so many days after its last request.</summary>
    [Range(1, 90)]
    public int SessionDays { get; init; } = 14;

    /// <summary>Administrators administrate only after a sign-in with a second factor.</summary>
    public bool AdminsNeedSecondFactor { get; init; }

    /// <summary>Entries of the audit log that are kept: so many of sign-ins, and so many of administrative acts.</summary>
    [Range(100, 1_000_000)]
    public int AuditEntries { get; init; } = 20_000;

    /// <summary>The administrator to make where no account exists yet.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();
}
