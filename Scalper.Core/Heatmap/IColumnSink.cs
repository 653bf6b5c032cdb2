namespace Scalper.Core.Heatmap;

/// <summary>Takes columns as they close, in order of time.</summary>
internal interface IColumnSink
{
    /// <param name="column">Valid during the call.</param>
    void Take(in ColumnContent column);
}
