using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts;

/// <summary>Identity's store, but for the secrets beside the password: they are encrypted with the key ring, which is no part of the database.</summary>
internal sealed partial class AccountStore(ScalperDb db, IDataProtectionProvider protection, IdentityErrorDescriber words, ILogger<AccountStore> log)
    : UserStore<Account, IdentityRole, ScalperDb>(db, words)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Scalper.AccountSecrets");

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        string? kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return kept is null ? null : _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            LogLost(user.UserName);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The second factor of '{User}' can't be read: the key ring that encrypted it is gone. 'accounts reset {User}' takes it off")]
    private partial void LogLost(string? user);
}
