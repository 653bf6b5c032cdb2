using Scalper.Core.Scoring;

namespace Scalper.Core.Evaluation;

/// <summary>A symbol between two inputs, as a grid sample looks at it. Plain value.</summary>
/// <param name="IsLive">The book is Live: there is a score.</param>
/// <param name="IsGap">Trades are missing at this moment: the score is none to judge a model by.</param>
/// <param name="BidTicks">Best bid; 0 with an empty side.</param>
/// <param name="AskTicks">Best ask; 0 with an empty side.</param>
/// <param name="Grade">The data's grade, 0 where none is known.</param>
public readonly record struct GridState(bool IsLive, bool IsGap, long BidTicks, long AskTicks, byte Grade)
{
    /// <summary>Features of the model "microstructure", in deviations: what weights are fitted to.</summary>
    public MicrostructureInputs Inputs { get; init; }
}
