namespace Scalper.Tests.Reference;

/// <summary>Publishes a market's prints: mostly before their book frame, some long after it, some twice.</summary>
internal sealed class TradeFeed(MiniMarket market, Random random)
{
    private const int Remembered = 250;

    private readonly List<MiniTrade> _sent = [];
    private long _arrival;

    public List<MiniMessage> Messages { get; } = [];

    public void Publish(long now)
    {
        if (market.Prints.Count == 0)
        {
            return;
        }

        List<MiniTrade> batch = [.. market.Prints];
        market.Prints.Clear();
        if (_sent.Count > 0 && random.Next(25) == 0)
        {
            batch.Add(_sent[random.Next(_sent.Count)]);
        }

        if (random.Next(25) == 0)
        {
            batch.Insert(random.Next(batch.Count), batch[^1]);
        }

        // A long order's prints may come in several frames of one seq.
        int cut = random.Next(3) == 0 ? random.Next(batch.Count) : 0;
        Enqueue(now, batch[..cut]);
        Enqueue(now, batch[cut..]);
        _sent.AddRange(batch);
        _sent.RemoveRange(0, Math.Max(0, _sent.Count - Remembered));
    }

    private void Enqueue(long now, List<MiniTrade> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        long delay = random.Next(8) == 0 ? 10 * random.Next(10, 140) : 10 * random.Next(3);
        _arrival = Math.Max(_arrival, now + delay);
        string order = random.Next(4) == 0 ? "data ts type topic" : FrameText.LinearOrder;
        Messages.Add(new MiniMessage(_arrival, FrameText.Trades(market.Instrument.Symbol, now, batch.Select(trade => Text(trade, now)), order)));
    }

    private TradeText Text(MiniTrade trade, long now) => new(
        trade.Id,
        trade.Seq,
        trade.Buy,
        trade.Tick,
        market.Instrument.Price(trade.Price),
        market.Instrument.Quantity(trade.Lots),
        trade.Block,
        trade.Rpi,
        now);
}
