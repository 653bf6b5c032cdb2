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

    public PooledIc Ic { get; set; }

    public HitCounts Hits { get; set; }

    public SideMove Move { get; set; }

    public Coverage Coverage { get; set; }

    public FlipRate Flips { get; set; }

    public DecileTally Deciles { get; init; } = new();

    public Calibration Calibration { get; init; } = new();

    /// <summary>Each contribution as if it were the score.</summary>
    public ReadOnlySpan<PooledIc> Factors => _factors;

    /// <summary>As <see cref="Slice"/> has them.</summary>
    public ReadOnlySpan<SliceTally> Slices => _slices;

    /// <summary>One of <see cref="Factors"/>, to be filled.</summary>
    public ref PooledIc Factor(int factor) => ref _factors[factor];

    /// <summary>One of <see cref="Slices"/>, to be filled.</summary>
    public ref SliceTally SliceAt(int slice) => ref _slices[slice];

    /// <summary>One symbol more.</summary>
    internal void Add(SymbolBlock symbol)
    {
        Ic = Ic.With(symbol.Ic);
        Hits += symbol.Hits;
        Move += symbol.Move;
        Coverage += symbol.Coverage;
    }
}
