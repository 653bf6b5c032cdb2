using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>The password of no one: to refuse a name that has none takes as long as to refuse one that has. Made once, by the hash in force.</summary>
public sealed class DecoyPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<Account> _hasher = new(options);
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Account>(options).HashPassword(new Account(), Guid.NewGuid().ToString()));

    /// <summary>Compares, and forgets the answer.</summary>
    public void Compare(string password) => _hasher.VerifyHashedPassword(new Account(), _hash.Value, password);
}
