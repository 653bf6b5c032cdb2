using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;

namespace Scalper.Benchmarks.Micro;

/// <summary>
/// A whole step of a lane (decode, book, walls, features, score, publish) against reading every token of the same frames and doing nothing
/// else. The operation is one frame of a mix of deltas, trades and tickers; results are checked before anything is timed.
/// </summary>
[MemoryDiagnoser]
public class StepBenchmark
{
    private const int Frames = 4_096;

    private const long StepNs = 20_000_000;
    private const long StartNs = 1_700_000_000_000_000_000;

    // The frames' trades carry times of their own, and a lane believes only those within a day of its clock.
    private const long LongestNs = 20 * 3_600_000_000_000;

    private readonly byte[][] _frames = BenchmarkFrames.Make(seed: 7, Frames);
    private FollowedSymbol _symbol = null!;
    private Lane _lane = null!;
    private long _now;

    /// <summary>Whether columns of 1 s are kept, as the application does.</summary>
    [Params(false, true)]
    public bool KeepsColumns { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        Renew();
        Step();
        _symbol.Read(out SymbolView view);
        if (!view.IsLive || _lane.Malformed > 0 || view.FarOffTrades > 0 || view.BidLevels != BenchmarkFrames.Depth || view.Scores < Frames / 2)
        {
            throw new InvalidOperationException($"The frames left a book that is {view.Status} with {view.BidLevels} bids and {view.Scores} scores.");
        }
    }

    private void Renew()
    {
        _symbol = new FollowedSymbol(new Instrument(BenchmarkFrames.Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")), lane: 0, place: 0);
        EngineOptions options = new();
        FeedShare share = new(options.Feed);
        FeedSession feed = new(
            new BybitRequests(BenchmarkFrames.Depth), options.Feed, share, connection: 0, [new FeedSymbol(BenchmarkFrames.Symbol, 0)], TopicKind.Book, TopicKind.Trades, TopicKind.Ticker);
        _lane = new Lane(options, [_symbol], [BenchmarkFrames.Depth], new LaneLinks
        {
            Feeds = [new LaneFeed(feed, new MessageDelay(share.Clock))],
            Pages = KeepsColumns ? new PageBudget(options.Heatmap.HistoryMegabytes << 20) : null,
        });
        _now = StartNs;
        _lane.Connected(new Nobody(), _now);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Frames)]
    public long Tokenise()
    {
        long tokens = 0;
        foreach (byte[] frame in _frames)
        {
            Utf8JsonReader reader = new(frame);
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public int Step()
    {
        if (_now - StartNs > LongestNs)
        {
            Renew();
        }

        int scored = 0;
        foreach (byte[] frame in _frames)
        {
            _now += StepNs;
            scored += _lane.Step(frame, _now) >= 0 ? 1 : 0;
        }

        return scored;
    }

    private sealed class Nobody : IOutbox
    {
        public bool TrySend(byte[] utf8) => true;
    }
}
