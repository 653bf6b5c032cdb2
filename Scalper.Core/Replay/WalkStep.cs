using Scalper.Core.Scoring;

namespace Scalper.Core.Replay;

/// <summary>One recording, judged with weights fitted to those before it. Immutable.</summary>
/// <param name="Name">Of the recording.</param>
/// <param name="Fit">The weights of "microstructure".</param>
/// <param name="Worth">Scales and edges of deciles are from the recordings before, too.</param>
public sealed record WalkStep(string Name, MicrostructureFit Fit, RecordingWorth Worth);
