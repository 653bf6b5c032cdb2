using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>Where nothing is measured: in a replay, or where the settings say so.</summary>
internal sealed class NothingMeasured : IEvaluation
{
    public EvaluationReading? Read() => null;

    public Task<IReadOnlyDictionary<string, SymbolRecord>> ReadSymbolsAsync(ModelKey model, Horizon horizon, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, SymbolRecord>>(new Dictionary<string, SymbolRecord>(StringComparer.Ordinal));
}
