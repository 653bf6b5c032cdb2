using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;

namespace Scalper.Web.Evaluation.Report;

/// <summary>A report as tables. Moves in basis points, shares from 0 to 1. What has no sample has no row, but for verdicts and moves, which have one for all that was asked.</summary>
internal static class WorthTables
{
    private const double Bps = 10_000;

    private static readonly WorthColumn ModelColumn = new("model", "Model"), HorizonColumn = new("horizonSeconds", "Horizon, s"), BlocksColumn = new("blocks", "Blocks");

    private static readonly WorthColumn[] IcColumns =
    [
        new("rankIc", "Rank IC", "0.000"), new("rankIcLow", "low", "0.000"), new("rankIcHigh", "high", "0.000"),
        new("scaledIc", "Scaled IC", "0.000"), new("scaledIcLow", "low", "0.000"), new("scaledIcHigh", "high", "0.000"),
    ];

    public static IReadOnlyList<WorthTable> Of(WorthReport report) =>
        [Verdicts(report), Spans(report), Moves(report), Deciles(report), Confidence(report), Factors(report), Slices(report), Symbols(report), Blocks(report)];

    private static WorthTable Verdicts(WorthReport report) => new(
        "verdicts",
        "Verdicts",
        "IC: rank correlation of the score with the move that followed, a block's mean over symbols, then over blocks; low and high its 95 % interval, none below 30 blocks. "
        + "Verdicts go by the scaled IC, from 100 blocks on, corrected for how many were asked. The rank IC leans where a score follows past moves: it proves nothing by itself.",
        [ModelColumn, HorizonColumn, BlocksColumn, .. IcColumns, new("verdict", "Verdict")],
        [.. report.Records.Select(r => (object?[])[.. Key(r), r.Ic.Rank.Count, .. Ics(r.Ic), report.Reading.VerdictOf(r).Words])]);

    /// <summary>Of the scores and inputs of recordings taken together.</summary>
    /// <param name="isShown">By the name of a score or input, and its horizon.</param>
    public static WorthTable Spans(IReadOnlyList<SpanWorth> spans, Func<string, Horizon, bool> isShown) => new(
        "span",
        "The whole span",
        "Rank correlation with the move that followed, over all seconds of a symbol at once, then over symbols: of the scores, and of what the model microstructure is made of, each by itself. The interval (95 %) is "
        + "from a block bootstrap. It is for recordings too short for the blocks above; it shows what is worth a longer look, and no verdict is made of it.",
        [new("name", "Score or input"), HorizonColumn, new("correlation", "Rank correlation", "0.000"), new("low", "low", "0.000"), new("high", "high", "0.000"), new("pieces", "Pieces"), new("seconds", "Seconds")],
        [.. spans.SelectMany(s => Horizon.All.Zip(s.Horizons).Where(h => h.Second.Value is not null && isShown(s.Name, h.First)).Select(h => (object?[])
            [s.Name, h.First.Seconds, h.Second.Value, h.Second.Low, h.Second.High, h.Second.Blocks, s.Rows]))]);

    private static WorthTable Spans(WorthReport report) => Spans(
        report.Worth.Spans, (name, horizon) => report.Records.Any(r => r.Horizon == horizon) && !report.Reading.Plan.Models.Any(m => Names(name, m.Name) && report.Records.All(r => r.Model != m)));

    // A score, or how much more than another's.
    private static bool Names(string row, string model) => row.Split(' ').Contains(model);

    private static WorthTable Moves(WorthReport report) => new(
        "moves",
        "What the side had",
        "Hits: the price went to the score's side, of those where it moved at all; the base rate is the share of up moves among the same. Moves are means over all samples with a side: "
        + "after spread crosses it twice, all-in pays the fee at both ends too. Break-even is the fee of one side at which nothing is left. No position sizes, queues or own impact are in it.",
        [
            ModelColumn, HorizonColumn, new("samples", "Samples"), new("hitRate", "Hit rate", "0.000"), new("hitLow", "low", "0.000"), new("hitHigh", "high", "0.000"),
            new("baseRate", "Base rate", "0.000"), new("zeroMoves", "Zero moves"), new("grossBps", "Gross, bps", "0.00"), new("afterSpreadBps", "After spread, bps", "0.00"),
            new("allInBps", "All-in, bps", "0.00"), new("breakEvenFeeBps", "Break-even fee, bps", "0.00"), new("flipsPerHour", "Flips/h", "0"),
            new("halfLifeSeconds", "Half-life, s", "0"), new("kept", "Kept"), new("discardedShare", "Discarded", "0.000"), new("discardedMoveRatio", "Their size of move, times", "0.00"),
        ],
        [.. report.Records.Select(r => (object?[])[.. Key(r), .. MovesOf(report, r)])]);

    private static WorthTable Deciles(WorthReport report) => new(
        "deciles",
        "Deciles of the score",
        "By edges that were settled before: the upper five are held LONG, the lower five SHORT. A score that predicts makes the gross move rise from row to row.",
        [
            ModelColumn, HorizonColumn, new("decile", "Decile"), new("samples", "Samples"), new("grossBps", "Gross, bps", "0.00"), new("afterSpreadBps", "After spread, bps", "0.00"),
            new("allInBps", "All-in, bps", "0.00"),
        ],
        [.. report.Records.SelectMany(r => r.Deciles.Rows.Where(static d => d.Count > 0).Select(d => (object?[])
            [.. Key(r), d.Decile + 1, d.Count, d.Gross.Value * Bps, d.AfterSpread.Value * Bps, d.AllIn(report.Reading.FeeBps) * Bps]))]);

    private static WorthTable Confidence(WorthReport report) => new(
        "confidence",
        "Confidence",
        "Confidence read as the probability 0.5 + confidence/200 that the price goes to the side. Brier: 0.25 is what a coin gets, more is worse than silence.",
        [
            ModelColumn, HorizonColumn, new("confidenceFrom", "Confidence from"), new("forecasts", "Forecasts"), new("said", "Said", "0.000"), new("came", "Came", "0.000"),
            new("brier", "Brier of all", "0.000"),
        ],
        [.. report.Records.SelectMany(r => r.Calibration.Curve.Index().Where(static b => b.Item.Count > 0).Select(b => (object?[])
            [.. Key(r), b.Index * 10, b.Item.Count, b.Item.Said, b.Item.Came, r.Calibration.Brier]))]);

    private static WorthTable Factors(WorthReport report) => new(
        "contributions",
        "Contributions",
        "Each as if it were the whole score. They overlap: these figures don't add up to the score's.",
        [ModelColumn, HorizonColumn, new("contribution", "Contribution"), BlocksColumn, .. IcColumns],
        [.. report.Records.SelectMany(r => r.Factors.Index().Where(static f => f.Item.Rank.Count > 0).Select(f => (object?[])[.. Key(r), GridScore.FactorNames[f.Index], f.Item.Rank.Count, .. Ics(f.Item)]))]);

    private static WorthTable Slices(WorthReport report) => new(
        "slices",
        "By confidence and grade",
        "Parts of the samples by themselves, with fewer of them: no verdict is made of a part.",
        [
            ModelColumn, HorizonColumn, new("slice", "Part"), BlocksColumn, .. IcColumns, new("hitRate", "Hit rate", "0.000"), new("baseRate", "Base rate", "0.000"),
            new("afterSpreadBps", "After spread, bps", "0.00"),
        ],
        [.. report.Records.SelectMany(r => r.Slices.Index().Where(s => s.Item.Ic.Rank.Count > 0).Select(s => (object?[])
            [.. Key(r), Slice.Names[s.Index], s.Item.Ic.Rank.Count, .. Ics(s.Item.Ic), s.Item.Hits.Counts.Rate, s.Item.Hits.Counts.BaseRate, s.Item.Move.AfterSpread.Value * Bps]))]);

    private static WorthTable Symbols(WorthReport report) => new(
        "symbols",
        "By symbol",
        "Figures, no verdicts: of hundreds of symbols some look good by luck.",
        [
            ModelColumn, HorizonColumn, new("symbol", "Symbol"), BlocksColumn, .. IcColumns, new("hitRate", "Hit rate", "0.000"), new("baseRate", "Base rate", "0.000"),
            new("grossBps", "Gross, bps", "0.00"), new("afterSpreadBps", "After spread, bps", "0.00"), new("kept", "Kept"),
        ],
        [.. report.Symbols.SelectMany(s => s.Records.Zip(report.Records, (symbol, r) => (object?[])
        [
            .. Key(r), s.Symbol, symbol.Ic.Rank.Count, .. Ics(symbol.Ic), symbol.Hits.Counts.Rate, symbol.Hits.Counts.BaseRate, symbol.Move.Gross.Value * Bps,
            symbol.Move.AfterSpread.Value * Bps, symbol.Coverage.Kept.Count,
        ]))]);

    private static WorthTable Blocks(WorthReport report) => new(
        "blocks",
        "Blocks",
        "One block says next to nothing by itself.",
        [ModelColumn, HorizonColumn, new("start", "Start, UTC", "u"), new("symbols", "Symbols"), new("rankIc", "Rank IC", "0.000"), new("scaledIc", "Scaled IC", "0.000")],
        [.. report.Records.SelectMany(r => r.Points.Select(p => (object?[])[.. Key(r), DateTimeOffset.FromUnixTimeSeconds(p.StartSecond).UtcDateTime, p.Symbols, p.Rank, p.Scaled]))]);

    private static object?[] Key(HorizonRecord record) => [record.Model.Name, record.Horizon.Seconds];

    private static object?[] Ics(IcSeries series) => [.. Interval(series.Rank), .. Interval(series.Scaled)];

    private static object?[] Interval(BlockSeries series)
    {
        BlockEstimate? estimate = BlockEstimate.Of(series);
        return [series.Count == 0 ? null : series.Mean, estimate?.Low, estimate?.High];
    }

    private static object?[] MovesOf(WorthReport report, HorizonRecord record)
    {
        HitCounts hits = record.Hits.Counts;
        HitEstimate? estimate = HitEstimate.Of(record.Hits);
        double? afterSpread = record.Move.AfterSpread.Value;
        HorizonRecord[] ofModel = [.. report.Reading.Records.Where(r => r.Model == record.Model)];
        return
        [
            hits.Decided + hits.Zeros, hits.Rate, estimate?.Low, estimate?.High, hits.BaseRate, hits.Zeros, record.Move.Gross.Value * Bps, afterSpread * Bps,
            afterSpread is { } known ? Outcome.AllIn(known, report.Reading.FeeBps) * Bps : null, afterSpread is { } spread ? Outcome.BreakEvenFeeBps(spread) : null,
            record.Flips.PerHour, HalfLife.Of([.. ofModel.Select(r => (double)r.Horizon.Seconds)], [.. ofModel.Select(r => r.Ic.Rank.Count == 0 ? (double?)null : r.Ic.Rank.Mean)]),
            record.Coverage.Kept.Count, record.Coverage.DiscardedShare, record.Coverage.DiscardedMoveRatio,
        ];
    }
}
