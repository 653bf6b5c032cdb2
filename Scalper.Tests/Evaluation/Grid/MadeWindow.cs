using Scalper.Core.Scoring;

namespace Scalper.Tests.Evaluation.Grid;

internal sealed record MadeWindow(Score[] Scores, double Gross, double Long, double Short);
