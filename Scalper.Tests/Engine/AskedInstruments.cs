using Scalper.Core.Engine;

namespace Scalper.Tests.Engine;

/// <summary>Keeps the questions a lane asks about its symbols' instruments.</summary>
internal sealed class AskedInstruments : ISymbolDesk
{
    public List<string> Asked { get; } = [];

    public void Ask(FollowedSymbol symbol) => Asked.Add(symbol.Instrument.Symbol);
}
