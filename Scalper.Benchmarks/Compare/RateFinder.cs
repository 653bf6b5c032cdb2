using System.Diagnostics;
using Scalper.Benchmarks.Limits;
using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>Sets the market's rate, which it knows for its 300 busiest contracts, so that as many messages of the followed ones arrive as are wanted.</summary>
internal static class RateFinder
{
    private const double CloseEnough = 0.03;
    private const int Attempts = 4;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    public static async Task FindAsync(SandboxProcess market, double wanted, int symbols, TimeSpan look, CancellationToken cancellation)
    {
        look = look < LongestLook ? look : LongestLook;
        using HttpClient http = new();
        RunOptions options = new(market.Port, symbols, WarmUp: look, Window: look, Lanes: null);
        Followed followed = await Followed.ReadAsync(http, options, cancellation);
        using PlainConnections connections = await PlainConnections.OpenAsync(options.Stream, followed, static _ => { }, cancellation);
        double asked = wanted;
        for (int i = 0; i < Attempts; i++)
        {
            // The snapshots of the beginning, and what went at the rate before, are no part of it.
            await Task.Delay(look / 2, cancellation);
            long before = connections.Messages, start = Stopwatch.GetTimestamp();
            await Task.Delay(look, cancellation);
            double arrived = (connections.Messages - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
            connections.ThrowIfEnded();
            if (Math.Abs((arrived / wanted) - 1) < CloseEnough)
            {
                return;
            }

            // A look in which nothing came says only that it is not enough.
            asked *= arrived > 0 ? wanted / arrived : 2;
            await market.Venue.SetRateAsync(asked, cancellation);
        }
    }
}
