using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>
/// The planted market played into the market of a real lane, frame by frame, without sockets and without waiting: 200 ms of its time a step. A step's frames
/// are received 5 ms after it, so that at a whole second the book of 200 ms before is in force. The same arguments give the same frames.
/// </summary>
internal sealed class PlantedRun
{
    /// <summary>Midnight UTC, and the beginning of a block of any length.</summary>
    public const long StartNs = 1_800_144_000_000_000_000;

    public const long DelayNs = 5_000_000;

    private const long StepNs = PlantedTerms.StepMs * 1_000_000L;

    private readonly Exchange _exchange;
    private readonly ClientSession _client;
    private readonly FollowedSymbol[] _symbols;
    private long _nowNs = StartNs;

    /// <param name="options">Of the engine; null for the usual ones.</param>
    /// <param name="grid">Takes the samples; null where nobody judges them.</param>
    public PlantedRun(PlantedTerms terms, int symbols, ulong seed, EngineOptions? options = null, IGridSink? grid = null)
    {
        _exchange = new Exchange(new PlantedMarket(terms, symbols, seed), new ExchangeSettings());
        _symbols = [.. Enumerable.Range(1, symbols).Select(static n => new FollowedSymbol(new Instrument(PlantedMarket.SymbolOf(n), DecimalStep.Parse("0.0001"), DecimalStep.Parse("1")), lane: 0, n - 1))];
        LaneMarket market = new(options ?? new EngineOptions(), new LaneLinks { Grid = grid });
        market.Symbols.Put(_symbols.Select(static s => (s, 50)));
        Lane = new LaneInputs(market);
        Lane.Open(_nowNs);
        _client = _exchange.Connect(_nowNs);
        _exchange.Receive(_client, VirtualExchange.Command("subscribe", [.. _symbols.SelectMany(static s => Topics(s.Instrument.Symbol))]), _nowNs);
    }

    public LaneInputs Lane { get; }

    public IReadOnlyList<FollowedSymbol> Symbols => _symbols;

    public long Frames { get; private set; }

    /// <summary>Plays on.</summary>
    /// <param name="seconds">Of the market's time.</param>
    /// <param name="scored">Told after each book or trade frame: when it was received, Unix nanoseconds, and whose it was, with a fresh score.</param>
    public void Play(double seconds, Action<long, FollowedSymbol>? scored = null)
    {
        for (long endNs = _nowNs + (long)(seconds * 1e9); _nowNs < endNs;)
        {
            Deliver(scored);
            _nowNs += StepNs;
            _exchange.Advance(_nowNs);
        }
    }

    private void Deliver(Action<long, FollowedSymbol>? scored)
    {
        long atNs = _nowNs + DelayNs;
        Lane.CheckFreshness(atNs);
        while (_client.Outbox.TryTake(out OutFrame frame))
        {
            Frames++;
            int place = Lane.Step(frame.Bytes, atNs);
            Assert.Equal(DecodeResult.Handled, Lane.Market.Decoded);
            if (place >= 0)
            {
                scored?.Invoke(atNs, _symbols[place]);
            }
        }
    }

    private static string[] Topics(string symbol) => [$"orderbook.50.{symbol}", $"publicTrade.{symbol}", $"tickers.{symbol}"];
}
