using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Changes of the score's side from one score to the next; the series breaks where the book is not Live. One thread.</summary>
public sealed class SideChanges
{
    private const long SecondNs = 1_000_000_000;

    private readonly SlidingTotals _changes = new(60 * SecondNs);
    private ScoreSide _side;
    private long? _changedAtNs;
    private long? _perMinute;

    /// <summary>Takes in a score's side.</summary>
    public void OnScore(ScoreSide side, long nowNs)
    {
        if (_changes.BeganAtNs is null)
        {
            _changes.Begin(nowNs);
        }
        else if (side != _side)
        {
            _changes.Add(nowNs, new FlowTotals(Lots: 0, TickLots: 0, Count: 1));
            _changedAtNs = nowNs;
        }

        _side = side;
    }

    /// <summary>There is no score any more.</summary>
    public void Break()
    {
        _changes.Break();
        _changedAtNs = null;
    }

    public SideFeatures Read(long nowNs)
    {
        if (_changes.Advance(nowNs))
        {
            _perMinute = _changes.Last(0, nowNs)?.Count;
        }

        return new SideFeatures { SecondsSinceChange = (double?)(nowNs - _changedAtNs) / SecondNs, ChangesPerMinute = _perMinute };
    }
}
