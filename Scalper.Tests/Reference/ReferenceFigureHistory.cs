using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>
/// The groups of features that no score of "classic" is made of, of one symbol, looked up in its whole history on every frame. It is shown each
/// frame of a capture after the reference engine took it.
/// </summary>
public sealed class ReferenceFigureHistory(ReferenceSymbol symbol, decimal tick, ReferenceOptions options)
{
    private readonly ReferenceTape _tape = new();
    private readonly List<ReferenceBest> _best = [];
    private readonly List<(long Now, ReferenceTrade Trade)> _trades = [];
    private readonly List<(long Now, string? Side)> _sides = [];
    private readonly List<ReferenceTicker> _tickers = [];
    private readonly List<ReferenceStanding> _standings = [];
    private readonly List<(long Now, double?[]? Raw)> _inputs = [];
    private readonly ReferenceMicroPrice _microPrice = new(tick);
    private ReferenceTouch? _touch;
    private ReferenceDelta? _delta;
    private int _depth;

    /// <param name="topic">The frame's topic, in its parts.</param>
    /// <param name="side">The score's side after the frame; null where it has no score.</param>
    public void On(string[] topic, JsonElement frame, string? side, long now)
    {
        switch (topic[0])
        {
            case "orderbook":
                _depth = int.Parse(topic[1], CultureInfo.InvariantCulture);
                OnBook(now);
                _sides.Add((now, side));
                _standings.Add(ReferenceStanding.Of(symbol, now));
                KeepInputs(now);
                break;
            case "tickers":
                _tickers.Add(new ReferenceTicker(_tickers.LastOrDefault(), frame, now));
                break;
            case "publicTrade":
                OnTrades(frame, now);
                _sides.Add((now, side));
                _standings.Add(ReferenceStanding.Of(symbol, now));
                KeepInputs(now);
                break;
        }
    }

    public ReferenceFigures Read(long now)
    {
        ReferenceView view = ReferenceView.Of(symbol.Book!);
        return new ReferenceFigures(
            ReferenceReturns.Of(symbol.Samples, now),
            _touch!,
            _delta!,
            ReferenceLiquidity.Of(symbol.Book!, _depth, options.SlippageQuote),
            ReferenceNearestWalls.Of(view, symbol.Episodes, options.WallsFactor, now),
            ReferenceScoreSide.Of(_sides, now),
            ReferenceContract.Of(_tickers, now),
            ReferenceRelative.Of(_standings, symbol.Samples, now))
        {
            Inputs = ReferenceInputs.Scale(_inputs, now),
        };
    }

    // After each book or trade frame; null where the book is not Live then.
    private void KeepInputs(long now)
    {
        if (symbol.Book is not { IsLive: true })
        {
            _inputs.Add((now, null));
            return;
        }

        ReferenceView view = ReferenceView.Of(symbol.Book);
        _touch = ReferenceTouch.Of(view, _best, _microPrice, now);
        _delta = ReferenceDelta.Of(_trades, options.SideSource, now);
        _inputs.Add((now, ReferenceInputs.Of(ReferenceOrderbook.Of(view), _touch, _delta, ReferenceMomentum.Of(symbol.Samples, now))));
    }

    private void OnBook(long now)
    {
        if (symbol.Outcomes[^1] is ReferenceBookOutcome.Old or ReferenceBookOutcome.Unusable)
        {
            return;
        }

        ReferenceView view = symbol.Book!.IsLive ? ReferenceView.Of(symbol.Book) : ReferenceView.Nothing;
        _best.Add(new ReferenceBest(
            now, symbol.Outcomes[^1] != ReferenceBookOutcome.Changed, BestOf(view.Bids), BestOf(view.Asks)));
        _microPrice.On(_best[^1]);
    }

    private void OnTrades(JsonElement frame, long now)
    {
        foreach (ReferenceTrade trade in frame.GetProperty("data").EnumerateArray().Select(ReferenceTrade.Parse))
        {
            if (!trade.IsBlock && !_tape.Knows(trade))
            {
                _tape.Add(trade);
                _trades.Add((now, trade));
            }
        }
    }

    private static ReferenceLevel? BestOf(IReadOnlyList<ReferenceLevel> side) => side.Count > 0 ? side[0] : null;
}
