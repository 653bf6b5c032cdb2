using System.Net;
using System.Net.Sockets;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>
/// Slows guessing from one address, whichever accounts it is at. Each attempt counts as a failure from its start, so that attempts
/// made at the same moment count too. In memory, bounded; safe from any thread.
/// </summary>
public sealed class SignInThrottle(AccountsOptions options, TimeProvider time)
{
    /// <summary>Addresses that are remembered; the longest unseen is forgotten for a new one.</summary>
    public const int MostAddresses = 16_384;

    private static readonly TimeSpan FirstBlock = TimeSpan.FromMinutes(1), LongestBlock = TimeSpan.FromHours(1);

    // Failures count together as long as less than this lies between them.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long the address has to wait; null where it may try.</returns>
    public TimeSpan? Begin(string address)
    {
        string key = Key(address);
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_failures.TryGetValue(key, out Failures known) || now - known.Last > Memory + known.Block)
            {
                MakeRoom(key, now);
                known = default;
            }

            if (now < known.Last + known.Block)
            {
                return known.Last + known.Block - now;
            }

            int count = known.Count + 1;
            _failures[key] = new Failures(count, now, BlockAfter(count));
            return null;
        }
    }

    /// <summary>The attempt that began last succeeded. Those before it still count: who owns one account may be guessing at others.</summary>
    public void Succeed(string address)
    {
        string key = Key(address);
        lock (_lock)
        {
            if (_failures.TryGetValue(key, out Failures known))
            {
                _failures[key] = known with { Count = known.Count - 1, Block = TimeSpan.Zero };
            }
        }
    }

    /// <summary>Whether the address has to wait now.</summary>
    public bool IsBlocked(string address)
    {
        lock (_lock)
        {
            return _failures.TryGetValue(Key(address), out Failures known) && time.GetUtcNow() < known.Last + known.Block;
        }
    }

    // One customer holds a whole /64 of IPv6.
    private static string Key(string address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, 8))
            : address;

    private TimeSpan BlockAfter(int failures)
    {
        int beyond = failures - options.AddressFailures;
        return beyond < 0 ? TimeSpan.Zero
            : beyond >= 6 ? LongestBlock
            : FirstBlock * (1 << beyond);
    }

    private void MakeRoom(string key, DateTimeOffset now)
    {
        if (_failures.Count < MostAddresses || _failures.ContainsKey(key))
        {
            return;
        }

        foreach (string old in _failures.Where(f => now - f.Value.Last > Memory + f.Value.Block).Select(f => f.Key).ToList())
        {
            _failures.Remove(old);
        }

        if (_failures.Count >= MostAddresses)
        {
            _failures.Remove(_failures.MinBy(f => f.Value.Last).Key);
        }
    }

    private readonly record struct Failures(int Count, DateTimeOffset Last, TimeSpan Block);
}
