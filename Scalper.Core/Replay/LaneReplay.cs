using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;
using Scalper.Core.State;

namespace Scalper.Core.Replay;

/// <summary>
/// Plays what one lane recorded through a market of its own, with the recorded times: from the first checkpoint on, over no gap, and again from the next
/// checkpoint. Compares the chain of hashes with those that the live run wrote. Reads ahead of nothing. One thread.
/// </summary>
internal sealed class LaneReplay(ReplayTrack track, IReplayListener? listener = null, PageBudget? pages = null)
{
    private const int MostFaults = 100;

    private readonly List<string> _faults = [];
    private readonly ScoreChain _scores = new();
    private EngineOptions _options = new();
    private bool _isBelieved;
    private LaneInputs? _lane;
    private ReplayDifference? _difference;
    private long _frames;
    private long _inputs;
    private long _gaps;
    private long _missing;
    private long _compared;
    private long _fromNs;
    private long _toNs;

    /// <summary>The lane as the last input that could be played left it; null where none could.</summary>
    public LaneInputs? Last { get; private set; }

    /// <summary>As they were recorded, up to now.</summary>
    public EngineOptions Options => _options;

    /// <summary>Topics were left out: what is played is not what the live run had.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Inputs played so far; from any thread.</summary>
    public long Inputs => Volatile.Read(ref _inputs);

    /// <summary>Plays everything; a segment that can't be read, or is gone meanwhile, is a gap and a fault of the report.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public LaneReplayReport Play(CancellationToken cancellation)
    {
        JournalBlock block = new();
        foreach (string segment in track.Segments)
        {
            try
            {
                Play(segment, block, cancellation);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Break(0);
                AddFault($"{segment}: {fault.Message}");
            }
        }

        byte[] hash = new byte[ScoreChain.Bytes];
        _scores.Read(hash);
        return new LaneReplayReport(track, _inputs, _frames, _scores.Count, _gaps, _missing, _compared, _fromNs, _toNs, hash, _difference, _faults) { IsPartial = IsPartial };
    }

    private void Play(string segment, JournalBlock block, CancellationToken cancellation)
    {
        using SegmentReader reader = SegmentReader.Open(segment);
        while (reader.TryRead(block, track.Lane))
        {
            cancellation.ThrowIfCancellationRequested();
            if (block.Header.Run == track.Run)
            {
                Take(block, segment);
            }
        }

        foreach (SegmentDamage damage in reader.Damage.Where(d => d.Kind != DamageKind.TornTail))
        {
            AddFault($"{segment}: {damage}");
        }
    }

    private void AddFault(string fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(fault);
        }
    }

    private void Take(JournalBlock block, string segment)
    {
        try
        {
            foreach (JournalRecord record in block)
            {
                Take(record);
            }
        }
#pragma warning disable CA1031 // Checksums find accidents alone: whatever a state or record from elsewhere leads to is its fault, and said.
        catch (Exception fault) when (fault is not RecordWriteException)
#pragma warning restore CA1031
        {
            Break(0);
            AddFault($"{segment}: block at {block.Offset}: {fault.Message}");
        }
    }

    private void Take(in JournalRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.GapMark:
                Break(GapMark.TryRead(record.Payload, out GapMark mark) ? mark.Count : 0);
                break;
            case RecordKind.Checkpoint:
                Begin(record);
                break;
            case RecordKind.Hash:
                Compare(record);
                break;
            default:
                TakeInput(record);
                break;
        }
    }

    private void TakeInput(in JournalRecord record)
    {
        if (record.Kind == RecordKind.Setting && SettingRecord.TryRead(record.Payload, out string key, out ReadOnlySpan<byte> value))
        {
            _options = EngineSettings.Read(_options, key, value);
            _isBelieved |= EngineSettings.IsBelief(key);
            IsPartial |= EngineSettings.IsPart(key);
            if (record.IsRepeated)
            {
                return;
            }
        }

        if (_lane is not null && InputRecord.NumberBefore(record) is long before && before != _lane.Number)
        {
            // A damaged block.
            Break(before - _lane.Number);
        }

        if (_lane is null)
        {
            _missing++;
        }
        else
        {
            Play(record, _lane);
        }
    }

    private void Play(in JournalRecord record, LaneInputs lane)
    {
        listener?.OnInput(record);
        int scored = InputRecord.Apply(record, lane);
        listener?.OnPlayed(record);
        Volatile.Write(ref _inputs, _inputs + 1);
        _frames += record.Kind == RecordKind.Frame ? 1 : 0;
        _fromNs = _fromNs == 0 ? record.TimeNs : _fromNs;
        _toNs = lane.Market.NowNs;
        if (scored >= 0)
        {
            ScoreEvent score = lane.ScoreAt(scored, record.TimeNs);
            _scores.Add(score);
            listener?.OnScore(score);
        }
    }

    private void Begin(in JournalRecord record)
    {
        // Whoever is on the way needs none, unless the ways have parted.
        if (_lane is null || _difference is not null)
        {
            Last = _lane = LaneCheckpoint.Read(record.Payload, track.Lane, new LaneMarket(_options, new LaneLinks { Pages = pages }, isBelieved: _isBelieved));
            listener?.OnBegin(_lane, EngineSettings.Write(_options, _isBelieved));
        }
    }

    private void Compare(in JournalRecord record)
    {
        if (_lane is null || _difference is not null)
        {
            return;
        }

        Span<byte> hash = stackalloc byte[ScoreChain.Bytes];
        _lane.Chain!.Read(hash);
        _compared++;
        if (!hash.SequenceEqual(record.Payload))
        {
            _difference = new ReplayDifference(
                track, record.Number, record.TimeNs, $"hash {Convert.ToHexStringLower(record.Payload)}", $"hash {Convert.ToHexStringLower(hash)}");
        }
    }

    private void Break(long missing)
    {
        // Before anything could be played there is nothing to break.
        if (_lane is not null)
        {
            _gaps++;
            listener?.OnGap(missing);
        }

        _missing += missing;
        _lane = null;
    }
}
