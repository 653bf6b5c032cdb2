using Scalper.Core.Engine;

namespace Scalper.Tests.Engine;

/// <summary>Keeps the questions a lane asks about its symbols' instruments and books.</summary>
internal sealed class AskedInstruments : IInstrumentDesk, ISnapshotDesk
{
    public List<string> Asked { get; } = [];

    public void Ask(FollowedSymbol symbol) => Asked.Add(symbol.Instrument.Symbol);

    public void Ask(FollowedSymbol symbol, int rank) => Ask(symbol);
}
