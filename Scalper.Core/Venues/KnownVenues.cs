using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Core.Venues;

/// <summary>The venues there are.</summary>
public static class KnownVenues
{
    /// <summary>All of them; what no venue claims is the first one's.</summary>
    public static IReadOnlyList<IVenue> All { get; } = [BybitVenue.Instance, BinanceVenue.Instance];

    /// <summary>A venue by its name; null where there is none.</summary>
    public static IVenue? Find(string name) => All.FirstOrDefault(v => v.Name == name);

    /// <summary>The symbol that somebody typed, in any case: <c>binance:btcusdt</c> is <c>Binance:BTCUSDT</c>. A venue that is not known stays, in capitals.</summary>
    public static string SymbolOf(string typed)
    {
        string symbol = typed.ToUpperInvariant();
        string venue = Instrument.VenueOf(symbol);
        return All.FirstOrDefault(v => v.Name.Equals(venue, StringComparison.OrdinalIgnoreCase)) is { } known ? Instrument.SymbolOf(known.Name, Instrument.NameOf(symbol)) : symbol;
    }

    /// <summary>Whose recording it is, by the first of its frames that only one venue can have sent. Reads no further.</summary>
    /// <exception cref="CaptureFormatException">The recording can't be read.</exception>
    public static IVenue Of(IEnumerable<CaptureLine> lines) =>
        lines.Select(l => All.FirstOrDefault(v => v.Speaks(l.Frame))).FirstOrDefault(v => v is not null) ?? All[0];

    /// <summary>What a frame of any venue is of.</summary>
    public static FrameTopic TopicOf(ReadOnlySpan<byte> frame)
    {
        foreach (IVenue venue in All)
        {
            FrameTopic topic = venue.TopicOf(frame);
            if (topic.Kind is not null)
            {
                return topic;
            }
        }

        return default;
    }
}
