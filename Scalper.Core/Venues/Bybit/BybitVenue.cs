using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Bybit v5, linear contracts; in recordings spot as well, which speaks alike.</summary>
public sealed class BybitVenue : IVenue
{
    private BybitVenue()
    {
    }

    public static BybitVenue Instance { get; } = new();

    public string Name => "Bybit";

    public ISyncRule SyncRule { get; } = new BybitSyncRule();

    public IVenueCodec NewCodec() => new BybitCodec();

    public IVenueRequests NewRequests(int bookDepth) => new BybitRequests(bookDepth);

    /// <summary>A topic, or an answer to a request.</summary>
    public bool Speaks(ReadOnlySpan<byte> frame)
    {
        try
        {
            Utf8JsonReader reader = new(frame);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("topic"u8) || reader.ValueTextEquals("op"u8))
                {
                    return true;
                }

                reader.Skip();
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not readable so far: it says nothing.
        }

        return false;
    }

    public FrameTopic TopicOf(ReadOnlySpan<byte> frame)
    {
        BybitTopic topic = BybitTopic.Of(frame);
        TopicKind? kind = topic.Kind switch
        {
            BybitTopicKind.OrderBook => TopicKind.Book,
            BybitTopicKind.Trades => TopicKind.Trades,
            BybitTopicKind.Ticker => TopicKind.Ticker,
            _ => null,
        };
        return new FrameTopic(kind, topic.Symbol);
    }

    public IReadOnlyList<(Instrument Instrument, int BookDepth)> FindSymbols(IEnumerable<CaptureLine> lines) => BybitCaptureSymbols.Find(lines).Symbols;
}
