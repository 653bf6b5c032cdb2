using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;

namespace Scalper.Core.Replay;

/// <summary>What scores were worth in recordings. Immutable.</summary>
/// <param name="Reading">Its verdicts are of all blocks there are.</param>
/// <param name="Symbols">By the venue's name, each in the order of the reading's records.</param>
public sealed record RecordingWorth(EvaluationReading Reading, IReadOnlyDictionary<string, SymbolRecord[]> Symbols)
{
    /// <summary>Scored seconds, by symbol, then by time: at most <see cref="FitRows.MostRows"/> a symbol.</summary>
    public IReadOnlyList<FitRow> Rows { get; init; } = [];

    /// <summary>What each model's score, how much more each other had than the first, and each input of "microstructure" by itself was worth over the whole span.</summary>
    public IReadOnlyList<SpanWorth> Spans => SpanWorth.OfAll(Rows, Reading.Plan.Models);

    /// <summary>Unix time at which the part to learn from ends; 0 where that was another recording.</summary>
    public long SplitSecond { get; init; }

    /// <summary>Chunks that found no room: in no figure.</summary>
    public long Lost { get; init; }

    /// <summary>What could not be read or played, in sentences.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
