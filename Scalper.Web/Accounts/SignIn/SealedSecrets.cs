using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>A secret on its way through a page and back: nobody can change it, use it for another account, or keep it for later.</summary>
public sealed class SealedSecrets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public string Close(string secret, string accountId) => Protector(accountId).Protect(secret, Life);

    /// <returns>False where it is not whole, of another account, or too old.</returns>
    public bool TryOpen(string text, string accountId, out string secret)
    {
        try
        {
            secret = Protector(accountId).Unprotect(text);
            return true;
        }
        catch (CryptographicException)
        {
            secret = "";
            return false;
        }
    }

    private ITimeLimitedDataProtector Protector(string accountId) => protection.CreateProtector("Scalper.SecondFactorPage", accountId).ToTimeLimitedDataProtector();
}
