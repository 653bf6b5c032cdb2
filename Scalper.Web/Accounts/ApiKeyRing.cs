using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>The keys of the HTTP API; holds their hashes only. Immutable.</summary>
public sealed class ApiKeyRing(ApiOptions options)
{
    private readonly (byte[] Hash, ApiKeyOptions Key)[] _keys = [.. options.Keys.Select(key => (Hash(key.Key), key))];

    /// <summary>Who the key speaks for, with its role; null for an unknown key. Takes the same time whichever key it is.</summary>
    public ClaimsIdentity? Find(string key, string authenticationType)
    {
        byte[] hash = Hash(key);
        ApiKeyOptions? found = null;
        foreach ((byte[] known, ApiKeyOptions owner) in _keys)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, known) ? owner : found;
        }

        return found is null
            ? null
            : new ClaimsIdentity([new(ClaimTypes.Name, found.Name), new(ClaimTypes.Role, found.Role.ToString())], authenticationType);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
