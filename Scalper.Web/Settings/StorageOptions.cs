using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the database and of the keys; a relative one is beside the application.</summary>
    [Required]
    public string Directory { get; init; } = "data";

    /// <summary>Folder of the keys where several installations share them, so that a cookie of one is good at the other; none for <c>keys</c> in <see cref="Directory"/>.</summary>
    public string? KeysDirectory { get; init; }

    /// <summary>Encrypts the keys at rest; none leaves them readable in their folder, which is its owner's alone.</summary>
    public KeyCertificateOptions? KeyCertificate { get; init; }

    /// <summary>Warns when so much of the storage folder's disk, or of its inodes, is used, in percent: always before 80.</summary>
    [Range(1, 79)]
    public int WarnPercent { get; init; } = 75;
}
