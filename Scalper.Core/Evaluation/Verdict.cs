using System.Globalization;

namespace Scalper.Core.Evaluation;

/// <summary>A verdict and what it rests on. Immutable.</summary>
/// <param name="Blocks">Blocks with an IC.</param>
/// <param name="DiscardedShare">Share of windows that were discarded, 0 to 1.</param>
public readonly record struct Verdict(VerdictKind Kind, long Blocks, double DiscardedShare)
{
    /// <summary>As it is shown.</summary>
    public string Words => Kind switch
    {
        VerdictKind.Pays => "pays",
        VerdictKind.PredictsDoesNotPay => "predicts, does not pay",
        VerdictKind.WrongWay => "wrong way",
        VerdictKind.NotProven => string.Create(CultureInfo.InvariantCulture, $"not proven ({Blocks} block{(Blocks == 1 ? "" : "s")})"),
        VerdictKind.None => string.Create(CultureInfo.InvariantCulture, $"no verdict ({100 * DiscardedShare:0.0} % of windows discarded)"),
        _ => throw new InvalidOperationException($"Unknown verdict {Kind}."),
    };
}
