using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>A person who may sign in.</summary>
public sealed class Account : IdentityUser;
