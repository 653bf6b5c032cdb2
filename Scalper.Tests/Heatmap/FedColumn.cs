using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Heatmap;

/// <summary>A plain column in the form that encoders take.</summary>
internal sealed class FedColumn(PlainColumn plain)
{
    private readonly BookLevel[] _bids = [.. plain.Bids.Select(l => new BookLevel(l.Price, l.Lots))];
    private readonly BookLevel[] _asks = [.. plain.Asks.Select(l => new BookLevel(l.Price, l.Lots))];
    private readonly TradedCell[] _cells = [.. plain.Cells.Select(c => new TradedCell(c.Price, c.BuyLots, c.SellLots))];

    public ColumnContent Content => new()
    {
        Index = plain.Index,
        Status = plain.Status is { } status ? (BookStatus)status : BookStatus.Live,
        IsBroken = plain.IsBroken,
        Bids = _bids,
        Asks = _asks,
        Score = plain.Score is { } score ? new ColumnScore((ScoreSide)score.Side, score.Value) : null,
        Cells = _cells,
    };

    /// <summary>Puts it into a chain.</summary>
    /// <param name="isKey">A KEY where none is needed.</param>
    /// <returns>What a reader is to find, and its bytes.</returns>
    public (PlainColumn Plain, byte[] Bytes) Encode(ColumnEncoder encoder, bool isKey = false)
    {
        isKey |= encoder.NeedsKey(Content);
        byte[] bytes = encoder.Encode(Content, isKey).ToArray();
        encoder.Keep(Content);
        return (plain with { IsKey = isKey }, bytes);
    }
}
