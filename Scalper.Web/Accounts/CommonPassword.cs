using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>
/// Refuses passwords that are long enough and still among the first anybody would try: listed ones, names, dates, rows of keys, and
/// what people append to them. The estimate is zxcvbn's, with its lists of common passwords.
/// </summary>
internal sealed class CommonPassword : IPasswordValidator<Account>
{
    // zxcvbn's scale goes from 0, guessed at once, to 4; below 2 a million guesses suffice.
    private const int LeastScore = 2;

    // What comes later only makes it stronger, and the estimate's work grows with the square of the length.
    private const int Looked = 64;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        string start = password is { Length: > Looked } ? password[..Looked] : password ?? "";
        return Task.FromResult(Zxcvbn.Zxcvbn.MatchPassword(start, [user.UserName ?? "", "scalper"]).Score < LeastScore
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordCommon",
                Description = "This password is among the first that are tried. Expected one that is harder to guess, such as a few unrelated words.",
            })
            : IdentityResult.Success);
    }
}
