using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>What one model's scores were worth in one block at one horizon, over all symbols that were followed through the whole of it. Sums, the same in any
/// order of symbols. One thread while it is filled.</summary>
[NotState]
public sealed class BlockTally(ModelKey model, Horizon horizon, long startSecond)
{
    private readonly PooledIc[] _factors = new PooledIc[GridScore.Factors];
    private readonly SliceTally[] _slices = new SliceTally[Slice.Count];

    public ModelKey Model { get; } = model;

    public Horizon Horizon { get; } = horizon;

    /// <summary>Unix time of its first second.</summary>
    public long StartSecond { get; } = startSecond;

    /// <summary>Unix time of the first second behind it.</summary>
    public long EndSecond => StartSecond + ((long)Horizon.Chunks * GridPlan.ChunkSeconds);

    public PooledIc Ic { get; internal set; }

    public HitCounts Hits { get; internal set; }

    public SideMove Move { get; internal set; }

    public Coverage Coverage { get; internal set; }

    public FlipRate Flips { get; internal set; }

    public DecileTally Deciles { get; internal init; } = new();

    public Calibration Calibration { get; internal init; } = new();

    /// <summary>Each contribution as if it were the score.</summary>
    public ReadOnlySpan<PooledIc> Factors => _factors;

    /// <summary>As <see cref="Slice"/> has them.</summary>
    public ReadOnlySpan<SliceTally> Slices => _slices;

    internal ref PooledIc Factor(int factor) => ref _factors[factor];

    internal ref SliceTally SliceAt(int slice) => ref _slices[slice];

    /// <summary>One symbol more.</summary>
    internal void Add(SymbolBlock symbol)
    {
        Ic = Ic.With(symbol.Ic);
        Hits += symbol.Hits;
        Move += symbol.Move;
        Coverage += symbol.Coverage;
    }
}
