using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>What scores were worth, as pages and the API ask for it. Safe from any thread.</summary>
public sealed class ScoreWorth
{
    private readonly IEvaluation _evaluation;
    private volatile Tables? _tables;

    internal ScoreWorth(IEvaluation evaluation) => _evaluation = evaluation;

    /// <summary>As of the newest block, the same object until the next; null where nothing is measured here. Never waits.</summary>
    public EvaluationReading? Read() => _evaluation.Read();

    /// <summary>What a model's scores are worth now by decile; null where no edges or no outcomes are known. Made once for each reading.</summary>
    public EdgeTable? EdgesOf(string model, int horizonSeconds)
    {
        if (Read() is not { } reading)
        {
            return null;
        }

        Tables? tables = _tables;
        if (tables is null || !ReferenceEquals(tables.Reading, reading))
        {
            _tables = tables = new Tables(reading, [.. reading.Records.Select(r => EdgeTable.Of(reading, r))]);
        }

        for (int i = 0; i < reading.Records.Count; i++)
        {
            HorizonRecord record = reading.Records[i];
            if (record.Horizon.Seconds == horizonSeconds && record.Model.Name == model)
            {
                return tables.Edges[i];
            }
        }

        return null;
    }

    /// <summary>By symbol, in the order of their names; reads the database.</summary>
    public async Task<IReadOnlyList<SymbolWorth>> ReadSymbolsAsync(HorizonRecord record, CancellationToken cancellation) =>
        [.. (await _evaluation.ReadSymbolsAsync(record.Model, record.Horizon, cancellation)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new SymbolWorth(p.Key, p.Value))];

    private sealed record Tables(EvaluationReading Reading, EdgeTable?[] Edges);
}
