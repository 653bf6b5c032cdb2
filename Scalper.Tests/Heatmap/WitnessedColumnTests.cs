using Scalper.Tests.Captures;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Heatmap;

/// <summary>Columns of made-up and of recorded sessions show what a slow reading of all frames shows.</summary>
public sealed class WitnessedColumnTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    public void Columns_SyntheticCapture_AreThoseOfTheWitness(int seed)
    {
        WitnessedRun run = new(SyntheticCapture.Generate(seed));
        Assert.All(Enumerable.Range(0, run.Symbols), s =>
        {
            (int seconds, int tenths, _, _) = run.AssertColumns(s);
            Assert.InRange(seconds, 20, 900);
            Assert.True(tenths >= 200, $"{tenths}");
        });
    }

    [CapturesTheory]
    [InlineData("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz", 2, 40)]
    [InlineData("linear_20250613_ob1_2symbols.jsonl.gz", 2, 25)]
    public void Columns_Recording_AreThoseOfTheWitness(string file, int symbols, int fewestSeconds)
    {
        WitnessedRun run = new([.. CaptureFile.Read(CapturePath.Bybit(file))]);
        Assert.Equal(symbols, run.Symbols);
        Assert.All(Enumerable.Range(0, symbols), s =>
        {
            (int seconds, int tenths, _, _) = run.AssertColumns(s);
            Assert.True(seconds >= fewestSeconds && tenths >= 10 * fewestSeconds, $"{seconds}, {tenths}");
        });
    }
}
