using Scalper.Core.Primitives;

namespace Scalper.Core.Events;

/// <summary>
/// Receives what a frame holds: at most one call of an <c>On…</c> method per frame, after the whole frame has been read, so that no part
/// of a malformed frame takes effect. Spans are valid during the call only.
/// </summary>
public interface IFrameHandler
{
    /// <summary>Finds a followed symbol, to know its grids.</summary>
    /// <returns>False where the symbol is not followed: the frame is ignored.</returns>
    bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument);

    /// <summary>Finds the followed symbol where there is only one: for frames that name none.</summary>
    /// <returns>False where there are more, or none.</returns>
    bool TryFindOnly(out int index, out Instrument instrument)
    {
        (index, instrument) = (0, null!);
        return false;
    }

    void OnBook(int index, in BookEvent book);

    /// <summary>A frame of this book could not be read: what it changed is unknown.</summary>
    void OnUnreadableBook(int index, int depth);

    /// <summary>A trade or ticker frame of this symbol could not be read: nothing of it is known.</summary>
    void OnUnreadable(int index);

    /// <summary>A price or quantity of this symbol lies between its steps: the instrument may have changed. Comes after one of the two above.</summary>
    void OnOffGrid(int index);

    /// <summary>Trades oldest first; at least one.</summary>
    void OnTrades(int index, ReadOnlySpan<Trade> trades);

    void OnTicker(int index, in TickerEvent ticker);

    void OnReply(in ControlReply reply);
}
