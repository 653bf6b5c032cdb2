namespace Scalper.Tests.Hubs;

/// <summary>Reads one chain of columns, each into text: status, bids and asks best first, score and cells.</summary>
internal sealed class PictureChain
{
    private readonly SortedDictionary<long, long> _bids = new(Comparer<long>.Create(static (a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> _asks = [];
    private bool _hasBook;

    public long Index { get; private set; } = -1;

    public SortedDictionary<long, long> Bids => _bids;

    public SortedDictionary<long, long> Asks => _asks;

    public string Read(MessageReader reader)
    {
        byte flags = reader.Byte();
        bool isKey = (flags & 1) != 0, isLive = (flags & 2) != 0;
        Assert.True(isKey || Index >= 0, "the chain begins without a KEY");
        long number = reader.Varint();
        Assert.True(isKey || number == 1, "a column behind a missing one is no KEY");
        long index = isKey ? number : Index + number;
        Assert.True(index > Index, "a column came twice");
        Index = index;
        string status = "live";
        if (isLive)
        {
            Assert.True(isKey || _hasBook, "a book came back without a KEY");
            Side(reader, _bids, -1, isKey);
            Side(reader, _asks, 1, isKey);
        }
        else
        {
            status = $"status {reader.Byte()}";
            _bids.Clear();
            _asks.Clear();
        }

        _hasBook = isLive;
        string broken = (flags & 4) != 0 ? " broken" : "";
        string score = (flags & 8) != 0 ? $" {reader.Byte()}:{reader.Varint()}" : "";
        string cells = (flags & 16) != 0 ? Cells(reader) : "";
        return Text(status + broken, _bids, _asks) + score + cells;
    }

    public static string Text(string status, IEnumerable<KeyValuePair<long, long>> bids, IEnumerable<KeyValuePair<long, long>> asks) =>
        $"{status} b {string.Join(' ', bids.Select(l => $"{l.Key}x{l.Value}"))} a {string.Join(' ', asks.Select(l => $"{l.Key}x{l.Value}"))}";

    private static void Side(MessageReader reader, SortedDictionary<long, long> side, int sign, bool isKey)
    {
        long price = isKey || side.Count == 0 ? 0 : side.First().Key;
        if (isKey)
        {
            side.Clear();
        }

        long count = reader.Varint();
        for (long i = 0; i < count; i++)
        {
            price = i == 0 ? price + reader.Zigzag() : price + (sign * (reader.Varint() + 1));
            long lots = reader.Varint();
            if (lots == 0)
            {
                Assert.False(isKey, "no lots in a KEY");
                Assert.True(side.Remove(price), "a level that is not held was deleted");
            }
            else
            {
                side[price] = lots;
            }
        }
    }

    private static string Cells(MessageReader reader)
    {
        string text = " cells";
        long price = 0, count = reader.Varint();
        for (long i = 0; i < count; i++)
        {
            price = i == 0 ? reader.Zigzag() : price + reader.Varint() + 1;
            text += $" {price}:{reader.Varint()}/{reader.Varint()}";
        }

        return text;
    }
}
