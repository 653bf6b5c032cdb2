namespace Scalper.Tests.Heatmap;

/// <summary>A slow reader of the columns of one period, written from <c>docs/market-hub.md</c> alone. Refuses what that does not allow.</summary>
internal sealed class ReferenceChain(int periodMs)
{
    private readonly Dictionary<long, long> _bids = [];
    private readonly Dictionary<long, long> _asks = [];
    private long? _index;
    private bool _hasBook;

    public static IReadOnlyList<PlainColumn> ReadAll(int periodMs, byte[] columns)
    {
        ReferenceChain chain = new(periodMs);
        ReferenceBytes bytes = new(columns);
        List<PlainColumn> read = [];
        while (!bytes.IsAtEnd)
        {
            read.Add(chain.Read(bytes));
        }

        return read;
    }

    public PlainColumn Read(ReferenceBytes bytes)
    {
        int flags = bytes.Byte();
        bool isKey = (flags & 1) != 0, isLive = (flags & 2) != 0;
        Require(flags < 32, "only known flags");
        long index = ReadIndex(bytes, isKey);
        int? status = isLive ? null : bytes.Byte();
        Require(status is null or 0 or 1 or 3 or 4, "a status of a book that is not live");
        if (isLive)
        {
            Require(isKey || _hasBook, "a KEY behind a column without a book");
            ReadSide(bytes, _bids, -1, isKey);
            ReadSide(bytes, _asks, 1, isKey);
        }
        else
        {
            _bids.Clear();
            _asks.Clear();
        }

        _index = index;
        _hasBook = isLive;
        return new PlainColumn
        {
            PeriodMs = periodMs,
            Index = index,
            IsKey = isKey,
            IsBroken = (flags & 4) != 0,
            Status = status,
            Bids = [.. _bids.OrderByDescending(l => l.Key).Select(l => new PlainLevel(l.Key, l.Value))],
            Asks = [.. _asks.OrderBy(l => l.Key).Select(l => new PlainLevel(l.Key, l.Value))],
            Score = (flags & 8) != 0 ? new PlainScore(bytes.Byte(), (int)bytes.Varint()) : null,
            Cells = (flags & 16) != 0 ? ReadCells(bytes) : [],
        };
    }

    private long ReadIndex(ReferenceBytes bytes, bool isKey)
    {
        if (isKey)
        {
            return bytes.Varint();
        }

        Require(_index is not null, "a KEY first");
        long more = bytes.Varint();
        Require(more == 1, "a KEY behind a missing column");
        return _index!.Value + more;
    }

    private static void ReadSide(ReferenceBytes bytes, Dictionary<long, long> side, int away, bool isKey)
    {
        long best = side.Count == 0 ? 0 : away * side.Keys.Min(p => away * p);
        if (isKey)
        {
            side.Clear();
            best = 0;
        }

        long count = bytes.Varint(), price = 0;
        for (long i = 0; i < count; i++)
        {
            price = i == 0 ? best + bytes.Zigzag() : price + (away * (bytes.Varint() + 1));
            long lots = bytes.Varint();
            Require(lots > 0 || !isKey, "lots in a KEY");
            Require(lots > 0 ? side.GetValueOrDefault(price) != lots : side.ContainsKey(price), "only levels that differ");
            side.Remove(price);
            if (lots > 0)
            {
                side[price] = lots;
            }
        }
    }

    private static List<PlainCell> ReadCells(ReferenceBytes bytes)
    {
        List<PlainCell> cells = [];
        long count = bytes.Varint();
        for (long i = 0; i < count; i++)
        {
            long price = i == 0 ? bytes.Zigzag() : cells[^1].Price + 1 + bytes.Varint();
            cells.Add(new PlainCell(price, bytes.Varint(), bytes.Varint()));
        }

        return cells;
    }

    private static void Require(bool isSo, string expected)
    {
        if (!isSo)
        {
            throw new FormatException($"Expected {expected}.");
        }
    }
}
