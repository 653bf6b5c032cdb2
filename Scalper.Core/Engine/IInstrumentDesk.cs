namespace Scalper.Core.Engine;

/// <summary>Where a lane asks for a symbol's present instrument, because its frames no longer fit the known one. Never waits.</summary>
public interface IInstrumentDesk
{
    void Ask(FollowedSymbol symbol);
}
