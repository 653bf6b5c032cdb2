using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Market;

/// <summary>Asks connections for their topics, and does not wait for one that is busy. Safe from any thread.</summary>
public sealed class TopicReader(IMarket market, TimeProvider time)
{
    // A lane that connects, or waits for a send, answers later than anybody wants to wait for the others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The topics of a connection by symbol, or in a sentence why there are none.</summary>
    /// <param name="connection">Its <see cref="ConnectionHealth.Index"/>.</param>
    public async Task<(ILookup<string, TopicReport>? Topics, string? Why)> ReadAsync(int connection, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            IReadOnlyList<TopicReport> topics = await market.ReadTopicsAsync(connection, either.Token);
            return (topics.ToLookup(t => t.Symbol, StringComparer.Ordinal), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"The lane did not answer within {Patience.TotalSeconds:0} s.");
        }
        catch (LaneBusyException e)
        {
            return (null, e.Message);
        }
    }
}
