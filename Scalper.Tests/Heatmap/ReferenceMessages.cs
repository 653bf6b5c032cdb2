namespace Scalper.Tests.Heatmap;

/// <summary>A slow reader of one stream's messages, written from <c>docs/market-hub.md</c> alone.</summary>
internal sealed class ReferenceMessages
{
    private Dictionary<int, ReferenceChain> _chains = [];

    public PlainMessage Read(byte[] message)
    {
        ReferenceBytes bytes = new(message);
        int version = bytes.Byte(), kind = bytes.Byte();
        if (version != 1 || kind is not (1 or 2))
        {
            throw new FormatException($"Expected version 1 and kind 1 or 2, not {version} and {kind}.");
        }

        PlainMessage read = new(kind, bytes.Varint(), null, null, [], []);
        if (kind == 1)
        {
            _chains = [];
        }

        for (bool isFirst = true; !bytes.IsAtEnd; isFirst = false)
        {
            int type = bytes.Byte();
            if ((kind == 1 && isFirst) != (type == 1))
            {
                throw new FormatException("Expected the steps first in a start and only there.");
            }

            read = ReadSection(read, type, bytes.Part());
        }

        return read;
    }

    private PlainMessage ReadSection(PlainMessage read, int type, ReferenceBytes bytes) => type switch
    {
        1 => read with { PriceStep = bytes.Text(), QuantityStep = bytes.Text() },
        2 => read with { Columns = [.. read.Columns, .. ReadColumns(bytes)] },
        3 => read with { Trades = [.. read.Trades, .. ReadTrades(bytes)] },
        _ => read,
    };

    private List<PlainColumn> ReadColumns(ReferenceBytes bytes)
    {
        int periodMs = (int)bytes.Varint();
        if (!_chains.TryGetValue(periodMs, out ReferenceChain? chain))
        {
            chain = _chains[periodMs] = new ReferenceChain(periodMs);
        }

        List<PlainColumn> columns = [];
        while (!bytes.IsAtEnd)
        {
            columns.Add(chain.Read(bytes));
        }

        return columns;
    }

    private static List<PlainTrade> ReadTrades(ReferenceBytes bytes)
    {
        List<PlainTrade> trades = [];
        long count = bytes.Varint(), timeMs = 0, price = 0;
        for (long i = 0; i < count; i++)
        {
            timeMs += bytes.Zigzag();
            price += bytes.Zigzag();
            long lots = bytes.Varint();
            int flags = bytes.Byte();
            trades.Add(new PlainTrade(timeMs, price, lots, (flags & 1) != 0, (flags & 2) != 0));
        }

        return trades;
    }
}
