using Scalper.Core.Evaluation.Fit;
using Scalper.Core.Scoring;

namespace Scalper.Core.Replay;

/// <summary>What came of fitting weights. Immutable.</summary>
/// <param name="Fit">None (null) where no symbol had seconds enough to learn from.</param>
/// <param name="Inputs">What each input was worth by itself, in what was learnt from.</param>
/// <param name="Faults">What could not be read or played, in sentences.</param>
public sealed record FitOutcome(MicrostructureFit? Fit, IReadOnlyList<SpanWorth> Inputs, IReadOnlyList<string> Faults);
