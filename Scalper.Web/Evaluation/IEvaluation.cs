using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>What scores were worth, as measured here over the last 30 days. Safe from any thread.</summary>
internal interface IEvaluation
{
    /// <summary>As of the newest block; null where nothing is measured in this application (a replay). Never waits.</summary>
    EvaluationReading? Read();

    /// <summary>The same by symbol, over the days that are kept; reads the database.</summary>
    /// <returns>By the venue's name; empty where nothing is known.</returns>
    Task<IReadOnlyDictionary<string, SymbolRecord>> ReadSymbolsAsync(ModelKey model, Horizon horizon, CancellationToken cancellation);
}
