using Scalper.Core.Scoring;

namespace Scalper.Tests.Evaluation.Grid;

internal readonly record struct MadeInput(long AtNs, bool IsLive, long Bid, long Ask, Score[] Scores);
