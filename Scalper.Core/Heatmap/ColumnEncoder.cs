using Scalper.Core.Primitives;

namespace Scalper.Core.Heatmap;

/// <summary>
/// Writes a chain of columns in the encoding of <c>docs/market-hub.md</c>, each against the one before. Allocates nothing once warm. One
/// thread.
/// </summary>
public sealed class ColumnEncoder
{
    private const byte KeyFlag = 1;
    private const byte LiveFlag = 2;
    private const byte BrokenFlag = 4;
    private const byte ScoreFlag = 8;
    private const byte TradesFlag = 16;

    private readonly ColumnBuffer _buffer = new();
    private readonly SideEncoder _bids = new(BookSide.Bid);
    private readonly SideEncoder _asks = new(BookSide.Ask);
    private long? _lastIndex;
    private bool _hasBook;

    /// <summary>True where a column can't be told by what changed: none is kept, one is missing before it, or that one had no book.</summary>
    public bool NeedsKey(in ColumnContent column) => column.Index - 1 != _lastIndex || (column.IsLive && !_hasBook);

    /// <summary>Writes a column; the chain does not go on before <see cref="Keep"/>.</summary>
    /// <param name="isKey">Whole, so that it can be read without those before; must be so where <see cref="NeedsKey"/>.</param>
    /// <returns>Its bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Encode(in ColumnContent column, bool isKey)
    {
        _buffer.Clear();
        _buffer.Byte(Flags(column, isKey));
        _buffer.Varint(isKey ? column.Index : column.Index - _lastIndex!.Value);
        if (!column.IsLive)
        {
            _buffer.Byte((byte)column.Status);
        }
        else if (isKey)
        {
            _bids.WriteAll(_buffer, column.Bids);
            _asks.WriteAll(_buffer, column.Asks);
        }
        else
        {
            _bids.WriteChanges(_buffer, column.Bids);
            _asks.WriteChanges(_buffer, column.Asks);
        }

        if (column.Score is { } score)
        {
            _buffer.Byte((byte)score.Side);
            _buffer.Varint(score.Hundredths);
        }

        WriteCells(column.Cells);
        return _buffer.Written;
    }

    /// <summary>The column was taken: the next one is told against it.</summary>
    public void Keep(in ColumnContent column)
    {
        _lastIndex = column.Index;
        _hasBook = column.IsLive;
        _bids.Keep(column.Bids);
        _asks.Keep(column.Asks);
    }

    private static byte Flags(in ColumnContent column, bool isKey) => (byte)(
        (isKey ? KeyFlag : 0)
        | (column.IsLive ? LiveFlag : 0)
        | (column.IsBroken ? BrokenFlag : 0)
        | (column.Score is null ? 0 : ScoreFlag)
        | (column.Cells.IsEmpty ? 0 : TradesFlag));

    private void WriteCells(ReadOnlySpan<TradedCell> cells)
    {
        if (cells.IsEmpty)
        {
            return;
        }

        _buffer.Varint(cells.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            if (i == 0)
            {
                _buffer.Zigzag(cells[i].PriceTicks);
            }
            else
            {
                _buffer.Varint(cells[i].PriceTicks - cells[i - 1].PriceTicks - 1);
            }

            _buffer.Varint(cells[i].BuyLots);
            _buffer.Varint(cells[i].SellLots);
        }
    }
}
