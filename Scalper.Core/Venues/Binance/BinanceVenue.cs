using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;

namespace Scalper.Core.Venues.Binance;

/// <summary>Binance USD-M futures.</summary>
public sealed class BinanceVenue : IVenue
{
    private BinanceVenue()
    {
    }

    public static BinanceVenue Instance { get; } = new();

    public string Name => "Binance";

    public ISyncRule SyncRule { get; } = new BinanceSyncRule();

    public IVenueCodec NewCodec() => new BinanceCodec();

    /// <summary>The venue sends changes of all levels: there is nothing to choose.</summary>
    public IVenueRequests NewRequests(int bookDepth) => new BinanceRequests();

    /// <summary>A stream, bare data, a snapshot, or an answer to a request.</summary>
    public bool Speaks(ReadOnlySpan<byte> frame)
    {
        PlainJson plain = new();
        BinanceEnvelope envelope = new();
        return plain.TryWrite(frame) && envelope.TryRead(plain.Written) && envelope.IsOwn;
    }

    public FrameTopic TopicOf(ReadOnlySpan<byte> frame)
    {
        BinanceTopic topic = BinanceTopic.Of(frame);
        TopicKind? kind = topic.Kind switch
        {
            BinanceEvent.Depth or BinanceEvent.Snapshot => TopicKind.Book,
            BinanceEvent.Trade or BinanceEvent.AggregateTrade => TopicKind.Trades,
            BinanceEvent.Unknown => null,
            _ => TopicKind.Ticker,
        };
        return new FrameTopic(kind, topic.Symbol);
    }

    public IReadOnlyList<(Instrument Instrument, int BookDepth)> FindSymbols(IEnumerable<CaptureLine> lines) => BinanceCaptureSymbols.Find(lines).Symbols;
}
