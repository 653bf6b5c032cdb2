using System.Runtime.CompilerServices;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;

namespace Scalper.Web.Hubs;

/// <summary>The scores that one filter takes, as they change, for one caller.</summary>
internal sealed class ScoreStream(LiveBridge bridge, ScoreFilter filter)
{
    private Dictionary<string, SymbolReading> _sent = new(StringComparer.Ordinal);

    /// <summary>All of them first, then what changed; one message at most for each tick of the bridge. Never ends by itself.</summary>
    public async IAsyncEnumerable<ScoreChangesDocument> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        bool isFirst = true;
        await foreach (LiveBoard board in bridge.ReadAsync(cancellation))
        {
            ScoreChangesDocument changes = Look(board);
            if (isFirst || changes.Scores.Count + changes.Gone.Count > 0)
            {
                yield return changes;
            }

            isFirst = false;
        }
    }

    private ScoreChangesDocument Look(LiveBoard board)
    {
        Dictionary<string, SymbolReading> sent = _sent, now = new(StringComparer.Ordinal);
        List<ScoreDocument> changed = [];
        foreach (ScoreRow row in filter.Choose(board.Rows, board.Universe))
        {
            SymbolReading reading = row.Latest;
            now.Add(row.Symbol, reading);
            if (sent.GetValueOrDefault(row.Symbol) != reading)
            {
                changed.Add(ScoreDocument.Of(reading));
            }
        }

        _sent = now;
        return new ScoreChangesDocument(board.EngineNowMs, changed, [.. sent.Keys.Where(symbol => !now.ContainsKey(symbol))]);
    }
}
