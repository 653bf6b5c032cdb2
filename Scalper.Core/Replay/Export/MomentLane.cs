using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>
/// Cuts one symbol out of a lane while that is replayed: a checkpoint with nothing else in it, and then all inputs that concern it, by their own numbers. What
/// does not is only counted, with what it leaves behind in the lane: the time, and how long the fastest frame was under way. One thread.
/// </summary>
/// <param name="index">The lane's.</param>
internal sealed class MomentLane(RecordWriter writer, Moment moment, ushort index) : IReplayListener
{
    private const long SecondNs = 1_000_000_000;

    // As the venue's frames have it.
    private readonly byte[] _name = Encoding.UTF8.GetBytes(Instrument.NameOf(moment.Symbol));
    private readonly InputPayload _changePayload = new();
    private readonly InputPayload _hiddenPayload = new();
    private readonly ScoreChain _chain = new();
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private readonly long? _instant = moment.Instant is { } instant && instant.Lane == index ? instant.Number : null;
    private LaneInputs? _lane;
    private KeyValuePair<string, byte[]>[] _settings = [];
    private long _hidden;
    private long _hashedSecond;
    private byte[]? _reduced;
    private bool _isTaken;
    private bool _concerns;
    private bool _isOpen;
    private bool _isOver;

    public long Frames { get; private set; }

    public long Gaps { get; private set; }

    /// <summary>The lane's time at the first input; 0 where there was none.</summary>
    public long FromNs { get; private set; }

    public long ToNs { get; private set; }

    /// <summary>Symbols that the lane had instead, where it had another one.</summary>
    public IReadOnlyCollection<string> Others => _others;

    public void OnBegin(LaneInputs lane, IEnumerable<KeyValuePair<string, byte[]>> settings)
    {
        // Where the ways parted from those of the live run, the replay goes on from another state.
        OnGap(missing: 0);
        (_lane, _settings) = (lane, [.. settings]);
    }

    public void OnInput(in JournalRecord record)
    {
        _isTaken = false;
        if (_isOver || _lane is not { } lane)
        {
            return;
        }

        long nowNs = Math.Max(lane.Market.NowNs, record.TimeNs);
        if (nowNs > moment.ToNs)
        {
            End();
        }
        else if (nowNs >= moment.FromNs && (_isOpen || TryOpen(lane)))
        {
            (FromNs, ToNs) = (FromNs == 0 ? nowNs : FromNs, nowNs);
            AddHashOfSecond(lane);
            _isTaken = true;
            _reduced = null;
            _concerns = Concerns(record, lane);
            if (_concerns)
            {
                TellHidden(lane);
            }
        }
    }

    public void OnPlayed(in JournalRecord record)
    {
        if (!_isTaken)
        {
            return;
        }

        if (_concerns)
        {
            writer.Add(record.Kind, record.Number, record.TimeNs, _reduced ?? record.Payload);
            Frames += record.Kind == RecordKind.Frame ? 1 : 0;
        }
        else
        {
            _hidden += record.Number - InputRecord.NumberBefore(record);
            if (record.Number == _instant)
            {
                // Where it is opened there has to be an input of that number.
                TellHidden(_lane!);
            }
        }
    }

    public void OnScore(in ScoreEvent score)
    {
        if (_isOpen && score.Symbol == moment.Symbol)
        {
            _chain.Add(score);
        }
    }

    public void OnGap(long missing)
    {
        if (_isOpen && _lane is { } lane)
        {
            AddHash(lane);
            writer.AddGap(lane.Number + 1, Math.Max(1, missing), lane.Market.NowNs);
            Gaps++;
        }

        (_isOpen, _lane) = (false, null);
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        if (_isOpen && _lane is { } lane)
        {
            AddHash(lane);
        }

        (_isOpen, _isOver) = (false, true);
    }

    private bool TryOpen(LaneInputs lane)
    {
        LaneMarket market = lane.Market;
        string[] symbols = [.. Enumerable.Range(0, market.Symbols.Count).Select(market.Symbols.Followed).OfType<FollowedSymbol>().Select(s => s.Instrument.Symbol)];
        if (!symbols.Any(IsOwn))
        {
            _others.UnionWith(symbols);
            return false;
        }

        writer.AddSettings([.. _settings, .. moment.Write()], market.NowNs);
        writer.AddCheckpoint(lane.Number, market.NowNs, output => LaneCheckpoint.Write(lane, output, _chain, IsOwn));
        return _isOpen = true;
    }

    private bool Concerns(in JournalRecord record, LaneInputs lane)
    {
        switch (record.Kind)
        {
            case RecordKind.Frame:
                return ExportedFrame.IsOf(record.Payload, _name);
            case RecordKind.Deadline:
                return record.Payload is [InputPayload.Freshness];
            case RecordKind.FeedEvent:
                return record.Payload is not [InputPayload.Rejected or InputPayload.Gone, ..] || IsAt(record, lane);
            case RecordKind.Command when record.Payload is [InputPayload.Changed, ..]:
                LaneChange change = InputRecord.ReadChange(record, lane.Market.Symbols).Of(IsOwn);
                _reduced = _changePayload.Change(change).ToArray();
                return !change.IsEmpty;
            case RecordKind.Command:
                return IsAt(record, lane);
            default:
                return true;
        }
    }

    private bool IsAt(in JournalRecord record, LaneInputs lane) =>
        lane.Market.Symbols.Followed(InputRecord.ReadPlace(record, lane)) is { } symbol && IsOwn(symbol.Instrument.Symbol);

    private bool IsOwn(string symbol) => symbol == moment.Symbol;

    private void AddHashOfSecond(LaneInputs lane)
    {
        if (lane.Market.NowNs / SecondNs != _hashedSecond)
        {
            _hashedSecond = lane.Market.NowNs / SecondNs;
            AddHash(lane);
        }
    }

    private void AddHash(LaneInputs lane)
    {
        TellHidden(lane);
        Span<byte> hash = stackalloc byte[ScoreChain.Bytes];
        _chain.Read(hash);
        writer.Add(RecordKind.Hash, lane.Number, lane.Market.NowNs, hash);
    }

    private void TellHidden(LaneInputs lane)
    {
        if (_hidden > 0)
        {
            writer.Add(RecordKind.Deadline, lane.Number, lane.Market.NowNs, _hiddenPayload.Hidden(_hidden, lane.Market.LeastDelayNs));
            _hidden = 0;
        }
    }
}
