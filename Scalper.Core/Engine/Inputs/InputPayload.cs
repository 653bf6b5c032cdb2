using System.Buffers;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Engine.Inputs;

/// <summary>
/// What stands in the records of a lane's inputs that are no frames: a code, and what belongs to it. Its place is a symbol's among those of the lane. One thread.
/// </summary>
internal sealed class InputPayload
{
    /// <summary>Deadline, without anything: time passes. With this: books are checked as well.</summary>
    public const byte Freshness = 1;

    /// <summary>Deadline, with a count and the least delay of the connection: so many inputs before it, and itself, are not shown; they concern none of the symbols that are.</summary>
    public const byte Others = 2;

    /// <summary>Feed event: a connection is open.</summary>
    public const byte Opened = 1;

    /// <summary>Feed event: the connection is gone.</summary>
    public const byte Closed = 2;

    /// <summary>Feed event, with the place: the venue refused a book.</summary>
    public const byte Rejected = 3;

    /// <summary>Feed event, with the place: a symbol is given up.</summary>
    public const byte Gone = 4;

    /// <summary>Feed event: the connection that brings trades is gone, that of the books is not.</summary>
    public const byte TradesLost = 5;

    /// <summary>Command, with the place: a book is asked for anew.</summary>
    public const byte Resynced = 1;

    /// <summary>Command, with places that become free, instruments that take the place of others, and new ones: other symbols are followed.</summary>
    public const byte Changed = 2;

    /// <summary>Command, with the place and a grade: from here on samples of a symbol are marked with the grade of its data.</summary>
    public const byte Graded = 3;

    private readonly ArrayBufferWriter<byte> _buffer = new(64);

    /// <summary>A code with a place. Holds until the next call.</summary>
    public ReadOnlySpan<byte> Place(byte code, int place)
    {
        Begin(code).Number(place);
        return _buffer.WrittenSpan;
    }

    /// <summary>A grade with the place. Holds until the next call.</summary>
    public ReadOnlySpan<byte> Grade(int place, byte grade)
    {
        StateWriter to = Begin(Graded);
        to.Number(place);
        to.Number(grade);
        return _buffer.WrittenSpan;
    }

    /// <summary>Inputs that are not shown. Holds until the next call.</summary>
    public ReadOnlySpan<byte> Hidden(long count, long leastDelayNs)
    {
        StateWriter to = Begin(Others);
        to.Number(count);
        to.Number(leastDelayNs);
        return _buffer.WrittenSpan;
    }

    /// <summary>A change of symbols. Holds until the next call.</summary>
    public ReadOnlySpan<byte> Change(LaneChange change)
    {
        StateWriter to = Begin(Changed);
        to.Number(change.Drops.Count);
        foreach (FollowedSymbol dropped in change.Drops)
        {
            to.Number(dropped.Place);
        }

        Write(to, change.Replacements);
        Write(to, [.. change.Adds.Select(a => a.Symbol)]);
        return _buffer.WrittenSpan;
    }

    /// <summary>A symbol: its place and instrument.</summary>
    public static void Write(StateWriter to, FollowedSymbol symbol)
    {
        to.Number(symbol.Place);
        to.Text(symbol.Instrument.Symbol);
        to.Text(symbol.Instrument.TickSize.Text);
        to.Text(symbol.Instrument.QtyStep.Text);
    }

    private static void Write(StateWriter to, IReadOnlyList<FollowedSymbol> symbols)
    {
        to.Number(symbols.Count);
        foreach (FollowedSymbol symbol in symbols)
        {
            Write(to, symbol);
        }
    }

    private StateWriter Begin(byte code)
    {
        _buffer.ResetWrittenCount();
        StateWriter to = new(_buffer);
        to.Bytes([code]);
        return to;
    }
}
