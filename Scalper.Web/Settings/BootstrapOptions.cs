using System.ComponentModel.DataAnnotations;
using Scalper.Web.Accounts;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Accounts:Bootstrap</c>: makes the first administrator without a visit to the set-up page. Both or none.</summary>
public sealed class BootstrapOptions : IValidatableObject
{
    [RegularExpression(AccountRules.UserNamePattern, ErrorMessage = AccountRules.UserName)]
    public string? UserName { get; init; }

    [DataType(DataType.Password)]
    [StringLength(AccountRules.LongestPassword, MinimumLength = AccountRules.ShortestPassword, ErrorMessage = AccountRules.Password)]
    public string? Password { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UserName is null && Password is not null)
        {
            yield return new ValidationResult(AccountRules.UserName + ", because a password is set", [nameof(UserName)]);
        }
        else if (UserName is not null && Password is null)
        {
            yield return new ValidationResult(AccountRules.Password + ", because a user name is set", [nameof(Password)]);
        }
    }
}
