using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class CalibrationTests
{
    private static Gen<(ScoreSide Side, double Confidence, double Move)[]> Forecasts =>
        from count in Gen.Choose(0, 80)
        from samples in (
            from side in Gen.Elements(ScoreSide.Long, ScoreSide.Short, ScoreSide.Neutral)
            from confidence in Gen.OneOf(Gen.Choose(0, 100_000), Gen.Choose(0, 10).Select(v => v * 10_000))
            from move in Gen.Choose(-2, 2)
            select (side, confidence / 1000.0, move * 1e-4)).ArrayOf(count)
        select samples;

    [Fact]
    public void Brier_AnyForecasts_IsTheirMeanSquare() => Properties.ForAll(Forecasts, samples =>
    {
        (double P, double Y)[] asked = [.. Asked(samples)];
        Calibration calibration = Of(samples);
        Assert.Equal(asked.Length, calibration.Count);
        Plain.AssertClose(asked.Length == 0 ? null : asked.Average(a => (a.P - a.Y) * (a.P - a.Y)), calibration.Brier);
    });

    [Fact]
    public void Curve_AnyForecasts_IsWhatWasSaidAndWhatCame() => Properties.ForAll(Forecasts, samples =>
    {
        IReadOnlyList<CalibrationBin> curve = Of(samples).Curve;
        Assert.Equal(10, curve.Count);
        for (int bin = 0; bin < 10; bin++)
        {
            double from = 10 * bin, to = bin == 9 ? 101 : 10 * (bin + 1);
            (double P, double Y)[] own = [.. Asked([.. samples.Where(s => s.Confidence >= from && s.Confidence < to)])];
            Assert.Equal(own.Length, curve[bin].Count);
            Plain.AssertClose(own.Length == 0 ? null : own.Average(o => o.P), curve[bin].Said, "said");
            Plain.AssertClose(own.Length == 0 ? null : own.Average(o => o.Y), curve[bin].Came, "came");
        }
    });

    /// <summary>By hand: right with 60 (p 0.8) and wrong with 20 (p 0.6) is (0.04 + 0.36) / 2.</summary>
    [Fact]
    public void Brier_OneRightOneWrong_IsThatNumber()
    {
        Calibration calibration = Of([(ScoreSide.Short, 60, -0.1), (ScoreSide.Long, 20, -0.1), (ScoreSide.Long, 90, 0), (ScoreSide.Neutral, 0, 1)]);
        Plain.AssertClose(0.2, calibration.Brier);
        Assert.Equal(2, calibration.Count);
    }

    [Fact]
    public void Brier_NoConfidence_IsTheCoins()
    {
        Assert.Equal(Calibration.CoinBrier, Of([(ScoreSide.Long, 0, 1), (ScoreSide.Short, 0, 1), (ScoreSide.Long, 0, -1)]).Brier);
        Assert.Equal((1.0, 0.0), (Of([(ScoreSide.Long, 100, -1)]).Brier!.Value, Of([(ScoreSide.Long, 100, 1)]).Brier!.Value));
        Assert.Null(new Calibration().Brier);
    }

    /// <summary>Hits that come as often as said lie on the diagonal and beat the coin.</summary>
    [Fact]
    public void Curve_ConfidenceWorthItsNumber_LiesOnTheDiagonal()
    {
        const ulong Seed = 5;
        Draws draws = new(Seed);
        Calibration calibration = new();
        for (int i = 0; i < 100_000; i++)
        {
            double confidence = 100 * draws.Unit();
            calibration.Add(ScoreSide.Long, confidence, draws.Unit() < Calibration.Probability(confidence) ? 1 : -1);
        }

        // Five standard errors of 10,000 forecasts.
        Assert.All(calibration.Curve, bin => Assert.True(Math.Abs(bin.Said!.Value - bin.Came!.Value) < 0.025, $"seed {Seed}: {bin}"));
        Assert.True(calibration.Brier < Calibration.CoinBrier);
    }

    [Fact]
    public void Add_PartsInAnyOrder_SameBits() => Properties.ForAll(Forecasts, samples =>
    {
        Calibration whole = Of(samples), parts = Of(samples[(samples.Length / 3)..]);
        parts.Add(Of(samples[..(samples.Length / 3)]));
        Assert.Equal(whole.Curve, parts.Curve);
        Assert.Equal(whole.Brier, parts.Brier);
        parts.Clear();
        Assert.Equal((0L, 0L), (parts.Count, parts.Curve.Sum(b => b.Count)));
    });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Add_NoConfidence_Throws(double confidence) => Assert.Throws<ArgumentOutOfRangeException>(() => new Calibration().Add(ScoreSide.Long, confidence, 1));

    private static IEnumerable<(double P, double Y)> Asked((ScoreSide Side, double Confidence, double Move)[] samples) =>
        from s in samples
        where s.Side != ScoreSide.Neutral && s.Move != 0
        select (0.5 + (s.Confidence / 200), s.Side == (s.Move > 0 ? ScoreSide.Long : ScoreSide.Short) ? 1.0 : 0.0);

    private static Calibration Of((ScoreSide Side, double Confidence, double Move)[] samples)
    {
        Calibration calibration = new();
        Array.ForEach(samples, s => calibration.Add(s.Side, s.Confidence, s.Move));
        return calibration;
    }
}
