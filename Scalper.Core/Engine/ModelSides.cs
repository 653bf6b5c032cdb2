using System.Runtime.CompilerServices;
using Scalper.Core.Features;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine;

/// <summary>How steady the side of every model's score is, by the model's place in <see cref="ScoreModels"/>.</summary>
[InlineArray(ScoreModels.Count)]
#pragma warning disable CA1815 // Read by place; nobody compares them all.
public struct ModelSides
#pragma warning restore CA1815
{
    private SideFeatures _first;
}
