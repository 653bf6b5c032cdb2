namespace Scalper.Core.Engine;

/// <summary>Where a lane asks for something of a symbol that its stream does not bring: its present instrument, or a snapshot of its book. Never waits.</summary>
public interface ISymbolDesk
{
    /// <summary>May be called again at any time, until the answer has come.</summary>
    void Ask(FollowedSymbol symbol);
}
