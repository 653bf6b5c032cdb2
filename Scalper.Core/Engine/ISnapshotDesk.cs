namespace Scalper.Core.Engine;

/// <summary>Where a lane asks for the book of a symbol whose stream brings changes alone. Never waits.</summary>
public interface ISnapshotDesk
{
    /// <summary>May be called again at any time, until the answer has come.</summary>
    /// <param name="rank">Of those that wait the lowest goes first.</param>
    void Ask(FollowedSymbol symbol, int rank);
}
