using System.Runtime.CompilerServices;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Hubs;

/// <summary>What is published of one symbol, as it changes, for one caller.</summary>
internal sealed class SymbolStream(FollowedSymbol symbol, IMarket market, IGrades grades, LeadingSymbol leading)
{
    private SymbolReading? _sent;
    private long _tickerSentNs;

    /// <summary>
    /// The whole of it, each time that something changed; one message at most for each tick of the bridge. Ends when the symbol is no
    /// longer followed as it was.
    /// </summary>
    public async IAsyncEnumerable<SymbolUpdateDocument> ReadAsync(LiveBridge bridge, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (LiveBoard board in bridge.ReadAsync(cancellation))
        {
            if (market.Find(symbol.Instrument.Symbol) != symbol)
            {
                yield break;
            }

            if (Look(board.EngineNowMs) is { } update)
            {
                yield return update;
            }
        }
    }

    /// <summary>Null where nothing has changed.</summary>
    private SymbolUpdateDocument? Look(long nowMs)
    {
        symbol.Read(out SymbolView view);
        SymbolQuality quality = grades.GradeOf(symbol.Instrument.Symbol);
        if (_sent?.IsOf(view, quality) == true && _tickerSentNs == view.Ticker.ReceivedAtNs)
        {
            return null;
        }

        _sent = new SymbolReading(symbol.Instrument, view, quality);
        _tickerSentNs = view.Ticker.ReceivedAtNs;
        return SymbolUpdateDocument.Of(_sent, view, leading.ReadFor(symbol.Instrument.Symbol, view, nowMs), nowMs);
    }
}
