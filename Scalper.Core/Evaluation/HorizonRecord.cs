using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// What one model's scores were worth over blocks at one horizon. Blocks are added in the order of time; records of days may be put together, earlier before
/// later. One thread while it changes.
/// </summary>
[NotState]
public sealed class HorizonRecord(ModelKey model, Horizon horizon)
{
    private readonly IcSeries[] _factors = new IcSeries[GridScore.Factors];
    private readonly SliceRecord[] _slices = new SliceRecord[Slice.Count];
    private readonly List<IcPoint> _points = [];

    public ModelKey Model { get; } = model;

    public Horizon Horizon { get; } = horizon;

    public IcSeries Ic { get; private set; }

    /// <summary>Mean of the outer deciles after spread, of every block that has one, log return.</summary>
    public BlockSeries OuterAfterSpread { get; private set; }

    public HitSeries Hits { get; private set; }

    public SideMove Move { get; private set; }

    public Coverage Coverage { get; private set; }

    public FlipRate Flips { get; private set; }

    public DecileTally Deciles { get; } = new();

    public Calibration Calibration { get; } = new();

    /// <summary>Each contribution as if it were the score, as <see cref="GridScore.FactorNames"/> has them.</summary>
    public IReadOnlyList<IcSeries> Factors => _factors;

    /// <summary>As <see cref="Slice.Names"/> has them.</summary>
    public IReadOnlyList<SliceRecord> Slices => _slices;

    /// <summary>Every block, oldest first.</summary>
    public IReadOnlyList<IcPoint> Points => _points;

    /// <summary>What a verdict goes by.</summary>
    /// <param name="feeBps">Of one side, basis points.</param>
    public VerdictEvidence Evidence(double feeBps) => new(Ic.Scaled, AllIn(OuterAfterSpread, feeBps), Coverage.DiscardedShare);

    /// <summary>One block more.</summary>
    public void Add(BlockTally block)
    {
        Ic = Ic.With(block.Ic);
        OuterAfterSpread = OuterAfterSpread.With(block.Deciles.OuterAfterSpread);
        Hits = Hits.With(block.Hits);
        Move += block.Move;
        Coverage += block.Coverage;
        Flips += block.Flips;
        Deciles.Add(block.Deciles);
        Calibration.Add(block.Calibration);
        for (int factor = 0; factor < _factors.Length; factor++)
        {
            _factors[factor] = _factors[factor].With(block.Factors[factor]);
        }

        for (int slice = 0; slice < _slices.Length; slice++)
        {
            _slices[slice] = _slices[slice].With(block.Slices[slice]);
        }

        _points.Add(new IcPoint(block.StartSecond, block.Ic.Rank.Mean, block.Ic.Scaled.Mean, block.Ic.Rank.Values.Count + block.Ic.Rank.None));
    }

    /// <summary>Adds what another has, of later blocks.</summary>
    public void Add(HorizonRecord later)
    {
        Ic += later.Ic;
        OuterAfterSpread += later.OuterAfterSpread;
        Hits += later.Hits;
        Move += later.Move;
        Coverage += later.Coverage;
        Flips += later.Flips;
        Deciles.Add(later.Deciles);
        Calibration.Add(later.Calibration);
        for (int factor = 0; factor < _factors.Length; factor++)
        {
            _factors[factor] += later._factors[factor];
        }

        for (int slice = 0; slice < _slices.Length; slice++)
        {
            _slices[slice] += later._slices[slice];
        }

        _points.AddRange(later._points);
    }

    // The fee is the same in every block: it moves their mean, and nothing else.
    private static BlockSeries AllIn(BlockSeries afterSpread, double feeBps) =>
        afterSpread.Count == 0 ? afterSpread : afterSpread with { Mean = Outcome.AllIn(afterSpread.Mean, feeBps) };
}
