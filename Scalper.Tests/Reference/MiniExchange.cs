namespace Scalper.Tests.Reference;

/// <summary>One symbol of a synthetic capture: its market, those who trade in it, and the two topics it is seen through.</summary>
internal sealed class MiniExchange
{
    private readonly MiniMarket _market;
    private readonly MiniCrowd _crowd;
    private readonly MiniSchedule _schedule = new();
    private readonly WallIncidents _walls;
    private readonly BookFeed _book;
    private readonly TradeFeed _trades;
    private readonly SyntheticPlan _plan;
    private readonly Random _random;

    public MiniExchange(MiniInstrument instrument, SyntheticPlan plan, Random random, bool isThin)
    {
        (_plan, _random) = (plan, random);
        _market = new MiniMarket(instrument, random);
        _crowd = new MiniCrowd(_market, random, wantedLevels: isThin ? 12 : plan.Depth + 6, isThin);
        _walls = new WallIncidents(_market, _schedule, random);
        _book = new BookFeed(_market, random, plan.Depth, plan.FaultRate, SyntheticCapture.Origin + (isThin ? 300 : 0));
        _trades = new TradeFeed(_market, random);
        _crowd.Act();
        _walls.Begin(now: 0);
    }

    public IEnumerable<MiniMessage> Messages => _book.Messages.Concat(_trades.Messages);

    public void Act(long now)
    {
        _schedule.RunUntil(now);
        _crowd.Act();
        if (_random.Next(_plan.WallRate) == 0)
        {
            _walls.Begin(now);
        }

        if (_random.Next(40) == 0 && _market.Bids.Count > 0)
        {
            _market.PrintApart(buy: false, _market.Bids.First().Key, _crowd.Size(), block: _random.Next(2) == 0);
        }

        if (_random.Next(4) > 0)
        {
            _trades.Publish(now);
        }

        if (_random.Next(3) > 0)
        {
            _book.Publish(now);
        }
    }
}
