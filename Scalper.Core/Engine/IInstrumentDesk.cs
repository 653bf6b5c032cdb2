namespace Scalper.Core.Engine;

/// <summary>Where a lane asks for the present instrument of a symbol whose frames no longer fit. Never waits.</summary>
public interface IInstrumentDesk
{
    /// <summary>May be called again at any time, until the answer has come.</summary>
    void Ask(FollowedSymbol symbol);
}
