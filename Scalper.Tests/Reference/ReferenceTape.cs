namespace Scalper.Tests.Reference;

/// <summary>The last 100 trades without block trades, oldest first, no id twice; it outlives a resync of the book.</summary>
public sealed class ReferenceTape
{
    public const int Capacity = 100;

    private readonly List<ReferenceTrade> _trades = [];

    public IReadOnlyList<ReferenceTrade> Trades => _trades;

    /// <summary>Whether the id is among the tape's 100 (ruling 13).</summary>
    public bool Knows(ReferenceTrade trade) => _trades.Exists(known => known.Id == trade.Id);

    public void Add(ReferenceTrade trade)
    {
        if (trade.IsBlock)
        {
            return;
        }

        _trades.Add(trade);
        if (_trades.Count > Capacity)
        {
            _trades.RemoveAt(0);
        }
    }
}
