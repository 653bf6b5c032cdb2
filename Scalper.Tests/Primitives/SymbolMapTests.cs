using System.Text;
using Scalper.Core.Primitives;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Primitives;

public sealed class SymbolMapTests
{
    [Fact]
    public void TryFind_KnownAndUnknown_GivesIndexOrNothing()
    {
        SymbolMap map = new(["BTCUSDT", "SOLUSDT", "1000PEPEUSDT"]);
        Assert.True(map.TryFind("1000PEPEUSDT"u8, out int index));
        Assert.Equal(2, index);
        Assert.False(map.TryFind("BTCUSD"u8, out _));
        Assert.False(map.TryFind("btcusdt"u8, out _));
        Assert.False(map.TryFind(""u8, out _));
    }

    [Fact]
    public void New_SymbolTwice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new SymbolMap(["BTCUSDT", "BTCUSDT"]));
    }

    [CapturesFact]
    public void TryFind_AllRecordedSymbols_GivesEachItsIndex()
    {
        string[] symbols = [.. RecordedInstruments.All().Select(i => i.Symbol)];
        SymbolMap map = new(symbols);
        for (int i = 0; i < symbols.Length; i++)
        {
            Assert.True(map.TryFind(Encoding.UTF8.GetBytes(symbols[i]), out int index));
            Assert.Equal(i, index);
        }
    }
}
