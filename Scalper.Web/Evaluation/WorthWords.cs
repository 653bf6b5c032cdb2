using System.Globalization;
using Scalper.Core.Evaluation;
using Scalper.Web.Live;

namespace Scalper.Web.Evaluation;

/// <summary>Figures of the evaluation as pages write them.</summary>
internal static class WorthWords
{
    private const double BpsPerOne = 10_000;
    private const int IcDecimals = 4;

    /// <summary>A log return in basis points.</summary>
    public static double? Bps(double? logReturn) => BpsPerOne * logReturn;

    /// <summary>An IC; a dash of no blocks.</summary>
    public static string Ic(BlockSeries series) => Figures.Signed(series.Count == 0 ? null : series.Mean, IcDecimals);

    public static string Ic(double? value) => Figures.Signed(value, IcDecimals);

    /// <summary>Its 95 % interval, or how many blocks there are of those that it asks for.</summary>
    public static string Interval(BlockSeries series) => BlockEstimate.Of(series) is { } estimate
        ? $"{Figures.Signed(estimate.Low, IcDecimals)} to {Figures.Signed(estimate.High, IcDecimals)}"
        : $"{Figures.Whole(series.Count)} of {Figures.Whole(BlockEstimate.LeastBlocks)} blocks";

    /// <summary>A share of one as percent.</summary>
    public static string Percent(double? share, int decimals = 1) => share is null ? Figures.None : Figures.Fixed(100 * share, decimals) + " %";

    /// <summary>Wilson's interval of a hit rate, or how many blocks there are of those that it asks for.</summary>
    public static string Interval(HitSeries hits) => HitEstimate.Of(hits) is { } estimate
        ? $"{Figures.Fixed(100 * estimate.Low, 1)} to {Percent(estimate.High)}"
        : $"{Figures.Whole(hits.Rates.Count)} of {Figures.Whole(BlockEstimate.LeastBlocks)} blocks";

    /// <summary>A mean log return in basis points, with its sign.</summary>
    public static string BpsText(double? logReturn) => Figures.Signed(Bps(logReturn), 2);

    /// <summary>What is left of a mean after spread once fees are paid; none of none.</summary>
    public static double? AllIn(double? afterSpread, double feeBps) => afterSpread is { } known ? Outcome.AllIn(known, feeBps) : null;

    /// <summary>The fee of one side at which nothing is left, basis points; none of none.</summary>
    public static double? BreakEven(double? afterSpread) => afterSpread is { } known ? Outcome.BreakEvenFeeBps(known) : null;

    /// <summary>Seconds of Unix time as a moment, UTC.</summary>
    public static string Moment(long second) => DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The mark of a verdict beside its words: they differ in more than colour.</summary>
    public static string MarkOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pays => "●",
        VerdictKind.PredictsDoesNotPay => "◐",
        VerdictKind.WrongWay => "▼",
        VerdictKind.None => "✕",
        _ => "○",
    };
}
