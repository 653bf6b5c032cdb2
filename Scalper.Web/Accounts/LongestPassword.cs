using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>Refuses passwords above the longest length; Identity itself knows only a shortest one.</summary>
internal sealed class LongestPassword : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(password?.Length > AccountRules.LongestPassword
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooLong", Description = $"Expected {AccountRules.Password}." })
            : IdentityResult.Success);
}
