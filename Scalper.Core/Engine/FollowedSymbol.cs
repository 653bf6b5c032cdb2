using Scalper.Core.Books;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Engine;

/// <summary>A symbol that the engine follows: its instrument and the place where its lane publishes. Safe from any thread.</summary>
[NotState]
public sealed class FollowedSymbol(Instrument instrument, int lane, int place)
{
    private readonly PublishedSlot<SymbolView> _slot = new();
    private volatile bool _isSuspended;

    /// <summary>The instrument, fixed for the life of the object.</summary>
    public Instrument Instrument { get; } = instrument;

    /// <summary>Index of the lane that follows it; never changes.</summary>
    public int Lane { get; } = lane;

    /// <summary>Its place among the lane's symbols; never changes, and may go to another symbol once this one is dropped.</summary>
    internal int Place { get; } = place;

    /// <summary>A symbol that no lane follows: its view stays as it is given.</summary>
    public static FollowedSymbol Still(Instrument instrument, in SymbolView view)
    {
        FollowedSymbol still = new(instrument, lane: 0, place: 0);
        still._slot.Write(in view);
        return still;
    }

    /// <summary>Copies the view after the lane's last step. What a lane that does not run left behind is not served as Live.</summary>
    public void Read(out SymbolView view)
    {
        _slot.Read(out view);
        if (_isSuspended && view.IsLive)
        {
            view.Status = BookStatus.Stale;
            view.Fault = new BookFault(BookFaultKind.EngineBehind);
            view.IsQuiet = false;
        }
    }

    /// <summary>Says whether the lane still runs.</summary>
    internal void Suspend(bool isSuspended) => _isSuspended = isSuspended;

    /// <summary>The view where its lane changes it and readers copy it from. The lane's thread only.</summary>
    internal PublishedSlot<SymbolView> Slot => _slot;
}
