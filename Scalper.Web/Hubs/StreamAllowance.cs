using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Hubs;

/// <summary>How many streams one connection may have at a time, and one account over all of its connections.</summary>
internal sealed class StreamAllowance(string account)
{
    public const int Most = 8, MostOfAccount = 64;

    private static readonly object ItemKey = new();
    private static readonly ConcurrentDictionary<string, int> Taken = new(StringComparer.Ordinal);
    private int _taken;

    public static void Open(HubCallerContext connection) => connection.Items[ItemKey] = new StreamAllowance(connection.UserIdentifier ?? connection.User?.Identity?.Name ?? "");

    public static StreamAllowance Of(HubCallerContext connection) => (StreamAllowance)connection.Items[ItemKey]!;

    /// <summary>Takes one; disposing what is returned gives it back.</summary>
    /// <exception cref="HubException">There are none left.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref _taken) > Most)
        {
            Interlocked.Decrement(ref _taken);
            throw new HubException(string.Create(CultureInfo.InvariantCulture, $"Expected at most {Most} streams on one connection, this would be one more. End another first."));
        }

        if (Taken.AddOrUpdate(account, 1, static (_, taken) => taken + 1) > MostOfAccount)
        {
            GiveBack();
            throw new HubException(string.Create(CultureInfo.InvariantCulture, $"Expected at most {MostOfAccount} streams of one account, this would be one more. End another first."));
        }

        return new Seat(this);
    }

    private void GiveBack()
    {
        Interlocked.Decrement(ref _taken);
        Taken.AddOrUpdate(account, 0, static (_, taken) => taken - 1);
    }

    private sealed class Seat(StreamAllowance allowance) : IDisposable
    {
        public void Dispose() => allowance.GiveBack();
    }
}
