namespace Scalper.Tests.Heatmap;

/// <summary>A message in plain words.</summary>
internal sealed record PlainMessage(
    int Kind, long SentAtMs, string? PriceStep, string? QuantityStep, IReadOnlyList<PlainColumn> Columns, IReadOnlyList<PlainTrade> Trades)
{
    /// <summary>Everything as text, to compare and to read.</summary>
    public override string ToString() =>
        $"kind={Kind} sent={SentAtMs} steps={PriceStep}/{QuantityStep}\n{string.Join('\n', Columns)}\n{string.Join('\n', Trades)}";
}
