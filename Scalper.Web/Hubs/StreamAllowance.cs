using System.Globalization;
using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Hubs;

/// <summary>How many streams one connection may have at a time.</summary>
internal sealed class StreamAllowance
{
    public const int Most = 8;

    private static readonly object ItemKey = new();
    private int _taken;

    public static void Open(HubCallerContext connection) => connection.Items[ItemKey] = new StreamAllowance();

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

        return new Seat(this);
    }

    private sealed class Seat(StreamAllowance allowance) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref allowance._taken);
    }
}
