namespace Scalper.Web.Hubs;

/// <summary>Finds the borders in columns written one after the other; the encoding is in <c>docs/market-hub.md</c>.</summary>
internal static class ColumnChain
{
    private const byte Key = 1, Live = 2, Score = 8, Trades = 16;

    /// <summary>The columns up to and including that index, oldest first.</summary>
    /// <param name="chain">Columns of one period, the first of them a KEY.</param>
    public static ReadOnlySpan<byte> Through(ReadOnlySpan<byte> chain, long lastIndex)
    {
        int at = 0;
        long index = 0;
        while (at < chain.Length)
        {
            int border = at;
            byte flags = chain[at++];
            long number = Varint(chain, ref at);
            index = (flags & Key) != 0 ? number : index + number;
            if (index > lastIndex)
            {
                return chain[..border];
            }

            SkipContent(chain, flags, ref at);
        }

        return chain;
    }

    private static void SkipContent(ReadOnlySpan<byte> chain, byte flags, ref int at)
    {
        if ((flags & Live) == 0)
        {
            at++;
        }
        else
        {
            SkipList(chain, 2, ref at);
            SkipList(chain, 2, ref at);
        }

        if ((flags & Score) != 0)
        {
            at++;
            Varint(chain, ref at);
        }

        if ((flags & Trades) != 0)
        {
            SkipList(chain, 3, ref at);
        }
    }

    private static void SkipList(ReadOnlySpan<byte> chain, int numbersEach, ref int at)
    {
        for (long left = Varint(chain, ref at) * numbersEach; left > 0; left--)
        {
            Varint(chain, ref at);
        }
    }

    private static long Varint(ReadOnlySpan<byte> chain, ref int at)
    {
        long value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = chain[at++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
