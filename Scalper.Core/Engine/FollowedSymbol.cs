using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>A symbol that the engine follows: its instrument and the place where its lane publishes. Safe from any thread.</summary>
public sealed class FollowedSymbol(Instrument instrument, int lane)
{
    private readonly PublishedSlot<SymbolView> _slot = new();

    /// <summary>The instrument, fixed for the life of the object.</summary>
    public Instrument Instrument { get; } = instrument;

    /// <summary>Index of the lane that follows it; never changes.</summary>
    public int Lane { get; } = lane;

    /// <summary>Copies the view after the lane's last step.</summary>
    public void Read(out SymbolView view) => _slot.Read(out view);

    internal void Publish(in SymbolView view) => _slot.Write(in view);
}
