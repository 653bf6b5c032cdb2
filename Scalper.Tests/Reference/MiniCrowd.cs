namespace Scalper.Tests.Reference;

/// <summary>The ordinary traders of one market: small orders around a wandering fair price, at a wanted number of levels.</summary>
internal sealed class MiniCrowd(MiniMarket market, Random random, int wantedLevels, bool isThin)
{
    private static readonly int[] ThinLevels = [0, 3, 9, 10, 11, 24, 25, 26, 49, 50, 51];

    private readonly Dictionary<bool, int> _wanted = new() { [true] = wantedLevels, [false] = wantedLevels };
    private long _fair = market.Instrument.StartTicks;
    private int _drift;

    /// <summary>A few orders of the crowd.</summary>
    public void Act()
    {
        Wander();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            ActOnce();
        }

        if (isThin && random.Next(60) == 0)
        {
            _wanted[random.Next(2) == 0] = ThinLevels[random.Next(ThinLevels.Length)];
        }

        KeepLevels(true);
        KeepLevels(false);
    }

    /// <summary>An ordinary size; a wall is many of them.</summary>
    public long Size() => random.Next(1, 40);

    private void ActOnce()
    {
        bool bid = random.Next(2) == 0;
        SortedDictionary<long, long> side = market.Side(bid);
        switch (random.Next(10))
        {
            case < 5:
                market.Set(bid, MiniMarket.Deeper(bid, _fair, 1 + random.Next(random.Next(1, 60))), Size());
                break;
            case < 8 when side.Count > 0:
                long price = side.ElementAt(random.Next(side.Count)).Key;
                market.Set(bid, price, random.Next(2) == 0 ? 0 : Size());
                break;
            case 8:
                market.Take(random.Next(2) == 0, Size());
                break;
        }
    }

    /// <summary>The fair price moves in regimes; what rests beyond it is taken.</summary>
    private void Wander()
    {
        if (random.Next(80) == 0)
        {
            _drift = random.Next(-2, 3);
        }

        if (random.Next(4) == 0)
        {
            _fair += random.Next(-1, 2) + Math.Sign(_drift) * random.Next(2);
        }

        for (int i = 0; i < 3 && market.Asks.Count > 0 && market.Asks.First().Key <= _fair; i++)
        {
            market.Take(true, market.Asks.First().Value);
        }

        for (int i = 0; i < 3 && market.Bids.Count > 0 && market.Bids.First().Key >= _fair; i++)
        {
            market.Take(false, market.Bids.First().Value);
        }
    }

    private void KeepLevels(bool bid)
    {
        SortedDictionary<long, long> side = market.Side(bid);
        long worst = side.Count > 0 ? side.Last().Key : _fair;
        while (side.Count < _wanted[bid])
        {
            worst = MiniMarket.Deeper(bid, worst, random.Next(1, 3));
            int before = side.Count;
            market.Set(bid, worst, Size());
            if (side.Count == before && (bid ? worst <= 1 : worst > 2 * _fair))
            {
                break;
            }
        }

        while (side.Count > _wanted[bid] + 8 || (side.Count > 0 && _wanted[bid] == 0))
        {
            market.Set(bid, side.Last().Key, 0);
        }
    }
}
