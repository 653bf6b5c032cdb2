using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>A block that symbols are still added to. One thread.</summary>
[NotState]
internal sealed class OpenBlock(GridPlan plan, int chunks, long startSecond)
{
    private readonly List<(int Place, Horizon Horizon)> _horizons = [.. Horizon.All.Index().Where(h => h.Item.Chunks == chunks).Select(h => (h.Index, h.Item))];
    private readonly List<SymbolBlocks> _symbols = [];
    private readonly List<ScaleSample> _samples = [];
    private BlockTally[]? _tallies;

    public long EndSecond { get; } = startSecond + ((long)chunks * GridPlan.ChunkSeconds);

    /// <summary>One symbol more, at all horizons of this length.</summary>
    public void Add(IReadOnlyList<GridChunk> block, SymbolJudge judge, DayScales scales)
    {
        _tallies ??= [.. _horizons.SelectMany(h => plan.Models.Select(m => new BlockTally(m, h.Horizon, startSecond)))];
        int models = plan.Models.Count;
        SymbolBlock[][] judged = new SymbolBlock[_horizons.Count][];
        for (int i = 0; i < _horizons.Count; i++)
        {
            judged[i] = judge.Judge(block, _horizons[i].Place, scales, _tallies.AsSpan(i * models, models).ToArray());
        }

        _symbols.Add(new SymbolBlocks(block[0].Symbol, [.. judged.SelectMany(j => j)]));
    }

    public void Keep(IEnumerable<ScaleSample> samples) => _samples.AddRange(samples);

    /// <summary>Symbols in the order of their names: lanes have none among each other.</summary>
    public ClosedBlock Close() => new(
        startSecond,
        _tallies ?? [],
        [.. _symbols.OrderBy(s => s.Symbol, StringComparer.Ordinal)],
        [.. _samples.OrderBy(s => s.Symbol, StringComparer.Ordinal)]);
}
