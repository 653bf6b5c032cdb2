using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>A person who may sign in.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>An administrator has locked it: its sessions count no more, and it can't sign in.</summary>
    public bool IsBarred { get; set; }

    /// <summary>Unix milliseconds; 0 for an account from before this was kept.</summary>
    public long MadeMs { get; set; }
}
