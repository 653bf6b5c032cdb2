using Scalper.Benchmarks.Measure;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>The measurements with one number of viewers in one round.</summary>
/// <param name="Engine">At the end.</param>
internal sealed record LoadPhase(int Viewers, IReadOnlyList<LoadSpan> Spans, EngineReading Engine)
{
    /// <summary>Median of the spans, percent of one core.</summary>
    public double Percent => Statistics.Median(Spans.Select(s => s.Percent));
}
