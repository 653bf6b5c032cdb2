using System.Runtime.CompilerServices;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine;

/// <summary>What every model made of a symbol's last frame, by the model's place in <see cref="ScoreModels"/>. Plain numbers, copied as one value.</summary>
[InlineArray(ScoreModels.Count)]
public struct ModelScores : IEquatable<ModelScores>
{
    private Score _first;

    public static bool operator ==(in ModelScores left, in ModelScores right) => ((ReadOnlySpan<Score>)left).SequenceEqual(right);

    public static bool operator !=(in ModelScores left, in ModelScores right) => !(left == right);

    public readonly bool Equals(ModelScores other) => this == other;

    public override readonly bool Equals(object? obj) => obj is ModelScores other && this == other;

    public override readonly int GetHashCode() => _first.GetHashCode();
}
