using Scalper.Core.Scoring;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Scoring;

/// <summary>Every score of the model "symmetric" against the second implementation.</summary>
public sealed class SymmetricAgreementTests
{
    private const int Symmetric = 1;

    private static readonly ReferenceOptions Others = new()
    {
        WallsFactor = 5,
        Weights = new ReferenceWeights(DepthImbalance: 20, TradeFlow: 11, Walls: 13, Spoofing: 19, Momentum: 23),
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rate_SyntheticCapture_AgreesWithReferenceOnEveryLine(int seed) => AssertAgree(SyntheticCapture.Generate(seed), ReferenceOptions.Default, seed % 4 == 0);

    [Fact]
    public void Rate_OtherWeights_AgreesWithReferenceOnEveryLine() => AssertAgree(SyntheticCapture.Generate(104), Others, allFactors: true);

    [CapturesFact]
    public void Rate_EveryLinearRecording_AgreesWithReferenceOnEveryLine() => Assert.All(
        Directory.GetFiles(CapturePath.Bybit(""), "linear_*.jsonl.gz"),
        file => AssertAgree([.. CaptureFile.Read(file)], ReferenceOptions.Default, allFactors: false));

    private static void AssertAgree(IReadOnlyList<CaptureLine> lines, ReferenceOptions options, bool allFactors) => ModelAgreement.Assert(
        Symmetric, (line, figures) => ReferenceSymmetric.Of(line, figures.Relative, options.Weights), lines, options, allFactors ? IsComplete : null);

    private static bool IsComplete(Contributions points) =>
        points is { DepthImbalance: not (null or 0), TradeFlow: not (null or 0), Walls: not (null or 0), Spoofing: not (null or 0), Momentum: not (null or 0) };
}
