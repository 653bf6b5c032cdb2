using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>All that the reference knows of one symbol.</summary>
public sealed class ReferenceSymbol(string symbol, ReferenceOptions options)
{
    private int _depth;

    /// <summary>Null before the first frame of the book's topic.</summary>
    public ReferenceBook? Book { get; private set; }

    public ReferenceTape Tape { get; } = new();

    public ReferenceWallEpisodes Episodes { get; } = new(options);

    public ReferenceSamples Samples { get; } = new();

    /// <summary>What each frame of the book did, in order.</summary>
    public List<ReferenceBookOutcome> Outcomes { get; } = [];

    public void OnBook(JsonElement frame, int depth, long now)
    {
        Book ??= new ReferenceBook(_depth = depth);
        if (depth != _depth)
        {
            throw new InvalidDataException($"{symbol}: expected one book topic per capture, got depths {_depth} and {depth}");
        }

        ReferenceView before = ReferenceView.Of(Book);
        ReferenceBookOutcome outcome = Book.Apply(frame);
        Outcomes.Add(outcome);
        ReferenceView after = ReferenceView.Of(Book);
        switch (outcome)
        {
            case ReferenceBookOutcome.Replaced:
                Episodes.OnReplaced(after, Book.Seq!.Value, now);
                break;
            case ReferenceBookOutcome.Changed:
                Episodes.OnChanged(before, after, Book.Seq!.Value, now);
                break;
            case ReferenceBookOutcome.BecameInvalid:
                Episodes.OnInvalid();
                break;
        }

        Samples.Record(now, Book.IsLive ? (double?)after.Mid : null);
    }

    public void OnTrades(JsonElement frame, long now)
    {
        foreach (JsonElement entry in frame.GetProperty("data").EnumerateArray())
        {
            ReferenceTrade trade = ReferenceTrade.Parse(entry);
            if (!Tape.Knows(trade))
            {
                Tape.Add(trade);
                Episodes.OnTrade(trade, Book?.Seq, now);
            }
        }
    }

    /// <summary>The line after a frame; null where the book is not Live (ruling 2).</summary>
    public ReferenceLine? Line(long? recvNs, long now)
    {
        if (Book is not { IsLive: true })
        {
            return null;
        }

        ReferenceView view = ReferenceView.Of(Book);
        ReferenceOrderbook orderbook = ReferenceOrderbook.Of(view);
        ReferenceTradeFlow flow = ReferenceTradeFlow.Of(Tape.Trades, options.SideSource);
        ReferenceWalls walls = ReferenceWalls.Of(view, Episodes, options.WallsFactor, now);
        ReferenceMomentum momentum = ReferenceMomentum.Of(Samples, now);
        ReferenceContributions contributions = ReferenceContributions.Of(orderbook, flow, walls, momentum, options.Weights);

        double sum = contributions.Sum();
        double magnitudes = contributions.SumOfMagnitudes();
        double score = Math.Clamp(50 + sum, 0, 100);
        return new ReferenceLine(
            symbol,
            recvNs,
            Book.UpdateId!.Value,
            orderbook,
            flow,
            walls,
            momentum,
            contributions,
            RawScore: 50 + sum,
            Score: score,
            Side: score > 55 ? "LONG" : score < 45 ? "SHORT" : "NEUTRAL",
            Confidence: magnitudes == 0 ? 0 : 100 * Math.Abs(sum) / magnitudes * Math.Min(1, Math.Abs(score - 50) / 25));
    }
}
