using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>One entry of <c>Api:Keys</c>.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Who uses the key.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The text that the header X-Api-Key carries.</summary>
    [Required]
    [DataType(DataType.Password)]
    public string Key { get; init; } = "";

    public ApiRole Role { get; init; } = ApiRole.Viewer;
}
