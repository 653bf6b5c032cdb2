namespace Scalper.Tests.Reference;

/// <summary>
/// A slow whole book written from the venue's procedure alone (Binance USD-M futures, how to manage a local order book correctly): updates wait for the snapshot; those
/// with u below its id go; the first one has U ≤ id ≤ u; each other one has the u before as its pu; anything else begins anew.
/// </summary>
/// <param name="depth">Levels of a side that have to be known.</param>
/// <param name="askedFor">Levels of a side that a snapshot has at most.</param>
/// <param name="most">As of <see cref="ReferenceDeepSide"/>.</param>
public sealed class ReferenceDeepBook(int depth, int askedFor = 1_000, int most = int.MaxValue - 1)
{
    private readonly List<ReferenceDiff> _waiting = [];
    private long _id;
    private bool _isAnchored;
    private bool _hasFollowed;

    public ReferenceDeepSide Bids { get; } = new(isBid: true, most);

    public ReferenceDeepSide Asks { get; } = new(isBid: false, most);

    /// <summary>Id of the last update in it, or of the snapshot.</summary>
    public long Id => _id;

    /// <summary>Updates that did not go on from the one before.</summary>
    public int Gaps { get; private set; }

    /// <summary>Updates that were taken.</summary>
    public int Taken { get; private set; }

    public ReferenceDeepStatus Status =>
        !_isAnchored ? ReferenceDeepStatus.Waiting : IsEnough(Bids) && IsEnough(Asks) ? ReferenceDeepStatus.Live : ReferenceDeepStatus.Narrow;

    public void OnSnapshot(ReferenceDiff snapshot)
    {
        if (Status == ReferenceDeepStatus.Live && snapshot.Last <= _id)
        {
            return;
        }

        Bids.Load(snapshot.Bids, askedFor);
        Asks.Load(snapshot.Asks, askedFor);
        (_id, _isAnchored, _hasFollowed) = (snapshot.Last, true, false);
        foreach (ReferenceDiff update in _waiting)
        {
            if (_isAnchored)
            {
                Follow(update);
            }
        }

        ForgetIfLive();
    }

    public void OnUpdate(ReferenceDiff update)
    {
        if (_isAnchored)
        {
            Follow(update);
        }

        _waiting.Add(update);
        ForgetIfLive();
    }

    /// <summary>What comes does not go on from what came.</summary>
    public void Break() => _isAnchored = false;

    private void Follow(ReferenceDiff update)
    {
        bool isOld = _hasFollowed ? update.Last <= _id : update.Last < _id;
        if (isOld)
        {
            return;
        }

        bool isNext = _hasFollowed ? update.Previous == _id : update.First <= _id;
        if (!isNext)
        {
            Gaps++;
            _isAnchored = false;
            return;
        }

        update.Bids.ToList().ForEach(l => Bids.Set(l.Price, l.Quantity));
        update.Asks.ToList().ForEach(l => Asks.Set(l.Price, l.Quantity));
        Bids.LearnFrom(Asks);
        Asks.LearnFrom(Bids);
        (_id, _hasFollowed) = (update.Last, true);
        Taken++;
    }

    private void ForgetIfLive()
    {
        if (Status == ReferenceDeepStatus.Live)
        {
            _waiting.Clear();
        }
    }

    private bool IsEnough(ReferenceDeepSide side) => side.IsWhole || side.Known.Take(depth).Count() == depth;
}
