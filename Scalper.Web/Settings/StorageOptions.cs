using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the database and of the keys; a relative one is beside the application.</summary>
    [Required]
    public string Directory { get; init; } = "data";
}
