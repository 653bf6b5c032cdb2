using Scalper.Core.Evaluation;
using Scalper.Web.Live;

namespace Scalper.Web.Evaluation;

/// <summary>A model's deciles at one horizon as the score table prints them: a score costs nine comparisons, and no text is made. Immutable; any thread.</summary>
public sealed class EdgeTable
{
    private readonly DecileEdges _edges;
    private readonly EdgeRow?[] _rows;

    private EdgeTable(DecileEdges edges, EdgeRow?[] rows)
    {
        _edges = edges;
        _rows = rows;
    }

    /// <summary>None where the model's deciles have no edges yet.</summary>
    public static EdgeTable? Of(EvaluationReading reading, HorizonRecord record)
    {
        int model = reading.Plan.Models.Index().First(m => m.Item == record.Model).Index;
        Verdict verdict = reading.VerdictOf(record);
        return reading.Edges[model] is { } edges
            ? new EdgeTable(edges, [.. record.Deciles.Rows.Select(row => EdgeRow.Of(row, record, verdict, reading.FeeBps))])
            : null;
    }

    /// <summary>Of a score, 0 to 100; null where its decile has no outcomes.</summary>
    public EdgeRow? Find(double score) => _rows[DecileOf(score)];

    /// <summary>The decile of a score, 0 (lowest) to 9, of the score in hundredths as it is measured.</summary>
    public int DecileOf(double score) => _edges.DecileOf(Math.Round(score / GridScore.Step) * GridScore.Step);

    /// <summary>Of what is shown of a symbol; null where no score is.</summary>
    internal EdgeRow? Find(SymbolReading reading) => reading.HasScore ? Find(reading.Score.Value) : null;
}
