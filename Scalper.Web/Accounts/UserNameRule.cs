using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>Holds names of accounts to their letters and length; Identity itself knows no longest one.</summary>
internal sealed partial class UserNameRule : IUserValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(Whole().IsMatch(user.UserName ?? "")
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "UserNameRule", Description = $"Expected {AccountRules.UserName}." }));

    [GeneratedRegex("^" + AccountRules.UserNamePattern + @"\z")]
    private static partial Regex Whole();
}
