using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Scoring;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Scoring;

public sealed class MicrostructureModelTests
{
    private static readonly MicrostructureModel Model = new(MicrostructureFit.Shipped);

    private static readonly FactorInputs Nothing = new(null, 0, null, HasBidWall: false, HasAskWall: false, 0, null);

    private static Gen<FactorInputs> Cases =>
        from steps in Gen.ArrayOf(Gen.Choose(-6_000, 6_000), MicrostructureInputs.Count)
        select Nothing with { Microstructure = InputsOf([.. steps.Select(s => Math.Abs(s) > 5_000 ? (double?)null : s / 1e3)]) };

    [Fact]
    public void Rate_MirroredInputs_IsTheMirroredScore() => Properties.ForAll(
        Cases,
        inputs => Assert.Equal(100 - Model.Rate(inputs).Value, Model.Rate(Nothing with { Microstructure = InputsOf([.. Enumerable.Range(0, MicrostructureInputs.Count).Select(i => -inputs.Microstructure[i])]) }).Value, 1e-9));

    [Fact]
    public void Rate_AnyInputs_IsFiftyPlusTheRankOfTheWeightedSum() => Properties.ForAll(
        Cases,
        inputs =>
        {
            double sum = Enumerable.Range(0, MicrostructureInputs.Count).Sum(i => MicrostructureFit.Shipped.Weights[i] * (inputs.Microstructure[i] ?? 0));
            int below = MicrostructureFit.Shipped.Quantiles.Count(q => q < Math.Abs(sum));
            double distance = Math.Abs(Model.Rate(inputs).Value - 50);
            Assert.InRange(distance, below - 1e-9, Math.Min(50, below + 1) + 1e-9);
            Assert.Equal(Math.Sign(sum), Math.Sign(Math.Round(Model.Rate(inputs).Value - 50, 9)));
        });

    [Fact]
    public void Rate_NothingKnown_IsTheMiddleWithoutAnyContribution()
    {
        Score score = Model.Rate(Nothing);
        Assert.Equal((50, 0, default(Contributions)), (score.Value, score.Confidence, score.Contributions));
    }

    [Fact]
    public void RankOf_OneThatWasTrainedOn_IsItsShare()
    {
        Assert.Equal(0, Model.RankOf(0));
        Assert.Equal(1, Model.RankOf(double.MaxValue));
        Assert.All(MicrostructureFit.Shipped.Quantiles.Index(), q => Assert.Equal((q.Index + 1) / 50.0, Model.RankOf(q.Item), 1e-9));
    }

    [Fact]
    public void Steps_EachFactorAlone_MovesTheScoreOneWay() => Properties.ForAll(
        Cases,
        inputs => Assert.All(Enum.GetValues<ScoreFactor>(), factor =>
        {
            FactorSteps steps = Model.Steps(factor, inputs, isUpward: true);
            double[] raws = [.. Enumerable.Range(0, steps.Count).Where(k => k % 500 == 0).Select(k => Math.Round(Model.Rate(steps.At(k)).Raw, 9))];
            Assert.Equal(raws.Order(), raws);
            Assert.True(steps.Count == 1 || Model.LeanOf(factor, steps.Last.Microstructure) is { } lean && Math.Abs(lean - 5) < 1e-9);
        }),
        cases: 50);

    [Theory]
    [InlineData("{}", "expected weights of the model microstructure")]
    [InlineData("null", "expected weights of the model microstructure")]
    [InlineData("[1]", "expected weights of the model microstructure")]
    public void Read_OtherDocument_SaysWhatWasExpected(string document, string said) =>
        Assert.StartsWith(said, Assert.Throws<FormatException>(() => MicrostructureFit.Read(System.Text.Encoding.UTF8.GetBytes(document))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WhatWasWritten_IsTheSameAndWrongNumbersAreRefused()
    {
        MicrostructureFit fit = MicrostructureFit.Shipped;
        Assert.Equal((fit.Hash(), fit.Origin.Samples), (Read(fit).Hash(), Read(fit).Origin.Samples));
        Assert.Equal(MicrostructureFit.Parts, Read(fit).Quantiles.Count);
        Assert.StartsWith("weights: expected 11 numbers", Fault(fit with { Weights = [1, 2] }), StringComparison.Ordinal);
        Assert.StartsWith("quantiles: expected 50 numbers", Fault(fit with { Quantiles = [.. fit.Quantiles.Reverse()] }), StringComparison.Ordinal);
        Assert.StartsWith("quantiles: expected 50 numbers", Fault(fit with { Quantiles = new double[MicrostructureFit.Parts] }), StringComparison.Ordinal);
    }

    private static string Fault(MicrostructureFit fit) => Assert.Throws<FormatException>(() => Read(fit)).Message;

    private static MicrostructureFit Read(MicrostructureFit fit) => MicrostructureFit.Read(System.Text.Encoding.UTF8.GetBytes(fit.Write()));

    private static MicrostructureInputs InputsOf(double?[] values)
    {
        MicrostructureInputs inputs = default;
        for (int i = 0; i < values.Length; i++)
        {
            inputs[i] = values[i];
        }

        return inputs;
    }
}
