using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Api</c>.</summary>
public sealed class ApiOptions : IValidatableObject
{
    /// <summary>Keys that open the HTTP API without an account.</summary>
    public IReadOnlyList<ApiKeyOptions> Keys { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (ApiKeyOptions key in Keys)
        {
            if (!names.Add(key.Name))
            {
                yield return new ValidationResult($"keys with different names; '{SettingText.Show(key.Name)}' comes twice", [nameof(Keys)]);
            }
            else if (!keys.Add(key.Key))
            {
                yield return new ValidationResult($"different keys; that of '{SettingText.Show(key.Name)}' comes twice", [nameof(Keys)]);
            }
        }
    }
}
