using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Heatmap;

/// <summary>Whole messages of the market hub, as <c>docs/market-hub.md</c> defines them.</summary>
public static class ColumnMessage
{
    /// <summary>Milliseconds of a column of the held history.</summary>
    public const int SecondMs = 1_000;

    /// <summary>Milliseconds of a column of a watched symbol.</summary>
    public const int WatchedMs = 100;

    private const byte Version = 1;
    private const byte StartKind = 1;
    private const byte UpdateKind = 2;
    private const byte StepsSection = 1;
    private const byte ColumnsSection = 2;
    private const byte TradesSection = 3;
    private const byte SoldFlag = 1;
    private const byte RpiFlag = 2;

    /// <summary>A message from which a reader begins anew.</summary>
    /// <param name="sentAtMs">Now on the engine's clock, Unix milliseconds.</param>
    /// <param name="secondColumns">Columns of 1 s as <see cref="ColumnHistory.Columns"/> has them; empty: none.</param>
    /// <param name="columns">Columns of 100 ms that follow those in time, oldest first, the first of them a KEY; empty: none.</param>
    /// <param name="trades">The tape, oldest first.</param>
    public static byte[] Start(
        long sentAtMs, Instrument instrument, ReadOnlySpan<byte> secondColumns, IReadOnlyList<ColumnUpdate> columns, IReadOnlyList<Trade> trades)
    {
        ColumnBuffer message = Head(StartKind, sentAtMs), section = new();
        Text(section, instrument.TickSize.Text);
        Text(section, instrument.QtyStep.Text);
        Section(message, StepsSection, section);
        if (!secondColumns.IsEmpty)
        {
            section.Varint(SecondMs);
            section.Bytes(secondColumns);
            Section(message, ColumnsSection, section);
        }

        Rest(message, section, columns, trades);
        return message.Written.ToArray();
    }

    /// <summary>A message that goes on after the one before it.</summary>
    /// <param name="sentAtMs">Now on the engine's clock, Unix milliseconds.</param>
    /// <param name="columns">Columns of 100 ms since that message, oldest first; empty: none.</param>
    /// <param name="trades">Trades since that message, oldest first.</param>
    public static byte[] Update(long sentAtMs, IReadOnlyList<ColumnUpdate> columns, IReadOnlyList<Trade> trades)
    {
        ColumnBuffer message = Head(UpdateKind, sentAtMs);
        Rest(message, new ColumnBuffer(), columns, trades);
        return message.Written.ToArray();
    }

    private static ColumnBuffer Head(byte kind, long sentAtMs)
    {
        ColumnBuffer message = new();
        message.Byte(Version);
        message.Byte(kind);
        message.Varint(sentAtMs);
        return message;
    }

    private static void Rest(ColumnBuffer message, ColumnBuffer section, IReadOnlyList<ColumnUpdate> columns, IReadOnlyList<Trade> trades)
    {
        if (columns.Count > 0)
        {
            section.Varint(WatchedMs);
            foreach (ColumnUpdate column in columns)
            {
                section.Bytes(column.Column);
            }

            Section(message, ColumnsSection, section);
        }

        if (trades.Count > 0)
        {
            Trades(section, trades);
            Section(message, TradesSection, section);
        }
    }

    private static void Trades(ColumnBuffer section, IReadOnlyList<Trade> trades)
    {
        long timeMs = 0, priceTicks = 0;
        section.Varint(trades.Count);
        foreach (Trade trade in trades)
        {
            section.Zigzag(trade.ExchangeTimeMs - timeMs);
            section.Zigzag(trade.PriceTicks - priceTicks);
            section.Varint(trade.QtyLots);
            section.Byte((byte)((trade.Side == AggressorSide.Sell ? SoldFlag : 0) | (trade.IsRpi ? RpiFlag : 0)));
            (timeMs, priceTicks) = (trade.ExchangeTimeMs, trade.PriceTicks);
        }
    }

    private static void Section(ColumnBuffer message, byte type, ColumnBuffer section)
    {
        message.Byte(type);
        message.Varint(section.Length);
        message.Bytes(section.Written);
        section.Clear();
    }

    private static void Text(ColumnBuffer section, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        section.Varint(utf8.Length);
        section.Bytes(utf8);
    }
}
