using Scalper.Core.Events;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Tests.Heatmap;

namespace Scalper.Tests.Hubs;

/// <summary>Made-up columns of one symbol as its lane would make them, 100 ms and 1 s, and what is in each.</summary>
internal sealed class ColumnScript
{
    private readonly Random _random;
    private readonly ColumnEncoder _tenths = new(), _seconds = new();
    private readonly SortedDictionary<long, long> _bids = new(Comparer<long>.Create(static (a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> _asks = [];
    private readonly List<byte> _past = [];
    private bool _hasKeyAtSecond;
    private long _trades;

    /// <param name="firstIndex">Of the first column of 100 ms.</param>
    public ColumnScript(int seed, long firstIndex = 18_000_000_000)
    {
        _random = new Random(seed);
        Index = firstIndex - 1;
        for (int i = 0; i < 20; i++)
        {
            _bids[99_999 - (i * 2)] = 10 + i;
            _asks[100_001 + (i * 2)] = 10 + i;
        }
    }

    /// <summary>Index of the newest column of 100 ms.</summary>
    public long Index { get; private set; }

    /// <summary>What is in each column, lost or not.</summary>
    public Dictionary<long, string> Truth { get; } = [];

    /// <summary>What is in each column of 1 s.</summary>
    public Dictionary<long, string> SecondTruth { get; } = [];

    /// <summary>The columns that came through.</summary>
    public List<long> Kept { get; } = [];

    public Dictionary<long, Trade[]> TradesOf { get; } = [];

    /// <summary>The columns of 1 s so far.</summary>
    public ColumnHistory Past => new([.. _past], []);

    /// <summary>The next column. What is not kept is lost on the way: the one after it is a KEY.</summary>
    public ColumnUpdate Next(bool isKept = true, bool isLive = true, int trades = 0) => Next(_ => isKept, isLive, trades);

    /// <param name="take">Says whether the column came through.</param>
    public ColumnUpdate Next(Func<ColumnUpdate, bool> take, bool isLive = true, int trades = 0)
    {
        Index++;
        Move();
        BookLevel[] bids = Levels(_bids), asks = Levels(_asks);
        ColumnContent content = Content(Index, isLive, bids, asks);
        bool isAtSecond = Index % 10 == 0, isKey = _tenths.NeedsKey(content) || Index % 60 == 0 || (isAtSecond && !_hasKeyAtSecond);
        TradesOf[Index] = [.. Enumerable.Range(0, trades).Select(_ => new Trade { ExchangeTimeMs = (Index * 100) + 1, PriceTicks = 100_000, QtyLots = ++_trades })];
        ColumnUpdate column = new(Index, isKey, _tenths.Encode(content, isKey).ToArray(), TradesOf[Index]);
        Truth[Index] = Text(isLive);
        if (Index % 10 == 9)
        {
            CloseSecond(isLive, bids, asks);
        }

        if (take(column))
        {
            _tenths.Keep(content);
            Kept.Add(Index);
            _hasKeyAtSecond = isKey ? isAtSecond : _hasKeyAtSecond;
        }

        return column;
    }

    private static BookLevel[] Levels(SortedDictionary<long, long> side) => [.. side.Select(l => new BookLevel(l.Key, l.Value))];

    private static ColumnContent Content(long index, bool isLive, BookLevel[] bids, BookLevel[] asks) => new()
    {
        Index = index,
        Status = isLive ? BookStatus.Live : BookStatus.Stale,
        Bids = isLive ? bids : [],
        Asks = isLive ? asks : [],
    };

    private void CloseSecond(bool isLive, BookLevel[] bids, BookLevel[] asks)
    {
        ColumnContent second = Content(Index / 10, isLive, bids, asks);
        _past.AddRange(_seconds.Encode(second, _seconds.NeedsKey(second)));
        _seconds.Keep(second);
        SecondTruth[Index / 10] = Text(isLive);
    }

    private string Text(bool isLive) => isLive ? Picture.Text(null, Plain(_bids), Plain(_asks)) : Picture.Text(3, [], []);

    private static IEnumerable<PlainLevel> Plain(SortedDictionary<long, long> side) => side.Select(static l => new PlainLevel(l.Key, l.Value));

    private void Move()
    {
        for (int i = _random.Next(4); i >= 0; i--)
        {
            bool isBid = _random.Next(2) == 0;
            SortedDictionary<long, long> side = isBid ? _bids : _asks;
            long price = isBid ? 99_999 - _random.Next(60) : 100_001 + _random.Next(60);
            if (side.Count < 5 || _random.Next(3) > 0)
            {
                side[price] = 1 + _random.Next(500);
            }
            else
            {
                side.Remove(side.Keys.ElementAt(_random.Next(side.Count)));
            }
        }
    }
}
