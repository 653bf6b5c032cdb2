namespace Scalper.Tests.Reference;

/// <summary>Walls that come, rest and go in every way the appendix tells apart.</summary>
internal sealed class WallIncidents(MiniMarket market, MiniSchedule schedule, Random random)
{
    /// <summary>Rests in ms, many of them on the edges of 1 s, 5 s, 30 s and 60 s.</summary>
    private static readonly long[] Rests = [100, 900, 990, 1000, 1010, 1500, 3000, 5000, 10_000, 29_990, 30_000, 30_010, 61_000];

    public void Begin(long now)
    {
        bool bid = random.Next(2) == 0;
        SortedDictionary<long, long> side = market.Side(bid);
        if (side.Count < 10)
        {
            return;
        }

        long price = PriceOf(bid, side);
        long size = SizeOf(side, price);
        market.Set(bid, price, size);
        schedule.At(now + Rests[random.Next(Rests.Length)], later => End(bid, price, size, later));
    }

    /// <summary>Near the touch, anywhere, at the last levels of the view, or out of its sight.</summary>
    private long PriceOf(bool bid, SortedDictionary<long, long> side)
    {
        int rank = random.Next(5) switch
        {
            0 => random.Next(5),
            1 => 46 + random.Next(4),
            2 => 50 + random.Next(6),
            _ => random.Next(side.Count),
        };
        long price = side.ElementAt(Math.Min(rank, side.Count - 1)).Key;
        return random.Next(3) == 0 ? MiniMarket.Deeper(bid, price, 1) : price;
    }

    /// <summary>Often just at the wall test's edge, else well above it.</summary>
    private long SizeOf(SortedDictionary<long, long> side, long price)
    {
        List<KeyValuePair<long, long>> view = side.Take(ReferenceView.Levels).ToList();
        long others = view.Where(level => level.Key != price).Sum(level => level.Value);
        int n = Math.Max(view.Count - 1, 1);
        return random.Next(4) switch
        {
            0 => (12 * others + n - 1) / n,
            1 => Math.Max(1, (12 * others - 1) / n),
            _ => others * random.Next(13, 40) / n + 1,
        };
    }

    private void End(bool bid, long price, long size, long now)
    {
        if (!market.Side(bid).TryGetValue(price, out long rest))
        {
            return;
        }

        switch (random.Next(10))
        {
            case 0 or 1:
                market.Set(bid, price, 0);
                break;
            case 2:
                market.Set(bid, price, size / 2);
                schedule.At(now + 300, _ => market.Set(bid, price, size / 2 - 1));
                break;
            case 3:
                TakeDownTo(bid, price, rest);
                break;
            case 4:
                TakeDownTo(bid, price, rest / 2);
                market.Set(bid, price, random.Next(3) == 0 ? size / 10 : 0);
                break;
            case 5:
                TakeDownTo(bid, price, rest / 3);
                market.Set(bid, price, size);
                schedule.At(now + 700, _ => market.Set(bid, price, 0));
                break;
            case 6:
                market.Set(bid, price, 0);
                schedule.At(now + 200, _ => market.Set(bid, price, size));
                schedule.At(now + 1900, _ => market.Set(bid, price, 0));
                break;
            case 7:
                PushOut(bid, price, now);
                break;
            case 8:
                market.PrintApart(!bid, price, rest, block: random.Next(2) == 0);
                market.Set(bid, price, 1);
                break;
        }
    }

    /// <summary>A market order through all better levels and this much of the wall.</summary>
    private void TakeDownTo(bool bid, long price, long lots)
    {
        long better = market.Side(bid).TakeWhile(level => level.Key != price).Sum(level => level.Value);
        market.Take(!bid, better + lots);
    }

    /// <summary>Better prices fill the gaps before the wall, and are gone again later.</summary>
    private void PushOut(bool bid, long price, long now)
    {
        SortedDictionary<long, long> side = market.Side(bid);
        long best = side.First().Key;
        List<long> gaps = Enumerable.Range(1, 200)
            .Select(n => MiniMarket.Deeper(bid, best, n))
            .TakeWhile(gap => gap != price)
            .Where(gap => !side.ContainsKey(gap))
            .Take(8)
            .ToList();
        gaps.ForEach(gap => market.Set(bid, gap, 3));
        schedule.At(now + 1200, _ => gaps.ForEach(gap => market.Set(bid, gap, 0)));
    }
}
