using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>
/// Guards the making of the first administrator: open, with a token of this start, while no account exists; then closed for good.
/// The token is 256 random bits, kept in memory only. Safe from any thread.
/// </summary>
public sealed class SetupGate
{
    private volatile string? _token;

    /// <summary>True while no account exists.</summary>
    public bool IsOpen => _token is not null;

    /// <summary>The token as it stands in the address; null while closed.</summary>
    public string? Token => _token;

    /// <summary>Opens with a new token; called once, at start.</summary>
    public void Open() => _token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public void Close() => _token = null;

    /// <summary>Compares in constant time.</summary>
    public bool Admits(string? token) =>
        _token is { } mine && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mine), Encoding.UTF8.GetBytes(token));
}
