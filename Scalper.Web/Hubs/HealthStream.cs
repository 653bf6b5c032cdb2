using System.Runtime.CompilerServices;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;

namespace Scalper.Web.Hubs;

/// <summary>How the engine stands, for one caller.</summary>
internal sealed class HealthStream(IMarket market, IGrades grades)
{
    /// <summary>The whole of it as often as the board takes it anew, which is once a second. Never ends by itself.</summary>
    public async IAsyncEnumerable<HealthDocument> ReadAsync(LiveBridge bridge, [EnumeratorCancellation] CancellationToken cancellation)
    {
        EngineHealth? sent = null;
        await foreach (LiveBoard board in bridge.ReadAsync(cancellation))
        {
            if (board.Health is { } health && !ReferenceEquals(health, sent))
            {
                sent = health;
                yield return HealthDocument.Of(health, GradeCounts.Of(market.Symbols, grades), bridge.Viewers);
            }
        }
    }
}
