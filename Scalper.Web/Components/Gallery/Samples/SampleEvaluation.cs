using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>An evaluation that measures nothing by itself.</summary>
internal sealed class SampleEvaluation(EvaluationReading? reading) : IEvaluation
{
    public EvaluationReading? Reading { get; set; } = reading;

    public Dictionary<string, SymbolRecord> Symbols { get; } = new(StringComparer.Ordinal);

    public EvaluationReading? Read() => Reading;

    public Task<IReadOnlyDictionary<string, SymbolRecord>> ReadSymbolsAsync(ModelKey model, Horizon horizon, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, SymbolRecord>>(Symbols);
}
