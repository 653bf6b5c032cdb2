using Scalper.Core.Scoring;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Scoring;

/// <summary>Every score of the model "microstructure" against the second implementation.</summary>
public sealed class MicrostructureAgreementTests
{
    private const int Microstructure = 2;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rate_SyntheticCapture_AgreesWithReferenceOnEveryLine(int seed) => AssertAgree(SyntheticCapture.Generate(seed), ReferenceOptions.Default, seed % 4 == 0);

    [CapturesFact]
    public void Rate_EveryLinearRecording_AgreesWithReferenceOnEveryLine() => Assert.All(
        Directory.GetFiles(CapturePath.Bybit(""), "linear_*.jsonl.gz"),
        file => AssertAgree([.. CaptureFile.Read(file)], ReferenceOptions.Default, allFactors: false));

    private static void AssertAgree(IReadOnlyList<CaptureLine> lines, ReferenceOptions options, bool allFactors) => ModelAgreement.Assert(
        Microstructure, (_, figures) => ReferenceMicrostructure.Of(figures.Inputs, MicrostructureFit.Shipped.Weights, MicrostructureFit.Shipped.Quantiles), lines, options, allFactors ? IsComplete : null);

    private static bool IsComplete(Contributions points) =>
        points is { DepthImbalance: not (null or 0), TradeFlow: not (null or 0), Walls: null, Spoofing: null, Momentum: not (null or 0) };
}
