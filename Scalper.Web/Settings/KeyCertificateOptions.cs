using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Storage:KeyCertificate</c>: a certificate without which the keys that sign cookies can't be read.</summary>
public sealed class KeyCertificateOptions
{
    /// <summary>A PFX file with an RSA key; a relative path is beside the application.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>Opens the file; none where it has no password.</summary>
    [DataType(DataType.Password)]
    public string? Password { get; init; }
}
