using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scalper.Web.Accounts;

/// <summary>Random texts that open something, and what is kept of them.</summary>
internal static class SecretText
{
    /// <summary>256 random bits in the letters of addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>128 random bits in the letters of addresses.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 in hexadecimal digits. Enough for texts of <see cref="New"/>, which nobody can guess; not for passwords.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
