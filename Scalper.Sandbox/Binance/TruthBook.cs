using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>Says for a judge what is true: the book of each depth stream at its last update id, whatever became of the frames on the way.</summary>
internal sealed class TruthBook(BinanceExchange exchange)
{
    private readonly FrameWriter _writer = new();

    /// <summary>Null for a contract that does not exist; "*" stands for all whose stream has subscribers.</summary>
    public byte[]? Answer(string symbol, int intervalMs, int levels)
    {
        List<Listing> listings = [.. exchange.Contracts.Listings.Where(listing => symbol == "*" ? IsWatched(listing, intervalMs) : listing.Symbol == symbol)];
        if (symbol != "*" && listings.Count == 0)
        {
            return null;
        }

        _writer.Reset().Raw("{\"events\":"u8).Integer(exchange.Market.EventsPlayed).Raw(",\"list\":["u8);
        for (int i = 0; i < listings.Count; i++)
        {
            _writer.Raw(i == 0 ? ""u8 : ","u8);
            Write(listings[i], exchange.Contracts.Find(listings[i].Symbol)?.DepthOf(intervalMs), levels);
        }

        return _writer.Raw("]}"u8).ToFrame();
    }

    private bool IsWatched(Listing listing, int intervalMs) => exchange.Contracts.Find(listing.Symbol)?.DepthOf(intervalMs).HasSubscribers ?? false;

    private void Write(Listing listing, DepthFeed? feed, int levels)
    {
        _writer.Raw("{\"symbol\":\""u8).Plain(listing.Symbol)
            .Raw("\",\"status\":\""u8).Plain(listing.Status)
            .Raw(feed is not null && Streams(feed) ? "\",\"streaming\":true,\"u\":"u8 : "\",\"streaming\":false,\"u\":"u8).Integer(feed?.UpdateId ?? 0)
            .Raw(",\"b\":["u8);
        Levels(feed, isBid: true, levels);
        _writer.Raw("],\"a\":["u8);
        Levels(feed, isBid: false, levels);
        _writer.Raw("]}"u8);
    }

    /// <summary>Changes of the book reach at least one subscriber now.</summary>
    private bool Streams(DepthFeed feed) =>
        !exchange.Market.IsPaused && !feed.Contract.IsHalted && feed.Subscriptions.Any(static subscription => !subscription.IsSilenced && !subscription.Client.IsHalfOpen);

    private void Levels(DepthFeed? feed, bool isBid, int most)
    {
        if (feed is null)
        {
            return;
        }

        ReadOnlySpan<Level> levels = isBid ? feed.Bids : feed.Asks;
        DepthFrames.Levels(_writer, levels[..Math.Min(most, levels.Length)], feed.Contract.Terms.Price, feed.Contract.Terms.Quantity);
    }
}
