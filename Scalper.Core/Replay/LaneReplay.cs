using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;
using Scalper.Core.State;
using Scalper.Core.Venues;

namespace Scalper.Core.Replay;

/// <summary>
/// Plays what one lane recorded through a market of its own, with the recorded times: from the first checkpoint on, over no gap, and again from the next
/// checkpoint. Compares the chain of hashes with those that the live run wrote. Reads ahead of nothing. One thread.
/// </summary>
/// <param name="options">What recorded settings are put over; null for the usual ones.</param>
/// <param name="grid">Gets samples of every symbol; null takes none.</param>
internal sealed class LaneReplay(ReplayTrack track, IReplayListener? listener = null, PageBudget? pages = null, EngineOptions? options = null, IGridSink? grid = null) : ITrackReplay
{
    private const int MostFaults = 100;

    private readonly List<string> _faults = [];
    private readonly ScoreChain _scores = new();
    private readonly TrackCursor _cursor = new(track);
    private EngineOptions _options = options ?? new EngineOptions();
    private IVenue _venue = KnownVenues.All[0];
    private bool _isBelieved;
    private LaneInputs? _lane;
    private ReplayDifference? _difference;
    private long _frames;
    private long _inputs;
    private long _gaps;
    private long _missing;
    private long _compared;
    private long _sameTo;
    private long _fromNs;
    private long _toNs;

    /// <summary>The lane as the last input that could be played left it; null where none could.</summary>
    public LaneInputs? Last { get; private set; }

    public LaneInputs? Lane => _lane;

    /// <summary>As they were recorded, up to now.</summary>
    public EngineOptions Options => _options;

    /// <summary>Topics were left out: what is played is not what the live run had.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Inputs played so far; from any thread.</summary>
    public long Inputs => Volatile.Read(ref _inputs);

    public IReadOnlyList<string> Faults => _faults;

    public JournalRecord Current => _cursor.Current;

    /// <summary>Plays everything; a segment that can't be read, or is gone meanwhile, is a gap and a fault of the report. Once.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public LaneReplayReport Play(CancellationToken cancellation)
    {
        using (_cursor)
        {
            while (Read())
            {
                cancellation.ThrowIfCancellationRequested();
                Take();
            }
        }

        EndGrid();
        byte[] hash = new byte[ScoreChain.Bytes];
        _scores.Read(hash);
        return new LaneReplayReport(track, _inputs, _frames, _scores.Count, _gaps, _missing, _compared, _fromNs, _toNs, hash, _difference, _faults) { IsPartial = IsPartial };
    }

    public bool Read()
    {
        while (true)
        {
            try
            {
                if (_cursor.MoveNext())
                {
                    return true;
                }

                AddFaults(_cursor.TakeDamage());
                return false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Break(0);
                AddFault($"{_cursor.Segment}: {fault.Message}");
            }
        }
    }

    public void Take()
    {
        AddFaults(_cursor.TakeDamage());
        try
        {
            Take(_cursor.Current);
        }
#pragma warning disable CA1031 // Checksums find accidents alone: whatever a state or record from elsewhere leads to is its fault, and said.
        catch (Exception fault) when (fault is not RecordWriteException)
#pragma warning restore CA1031
        {
            Break(0);
            AddFault($"{_cursor.Segment}: block at {_cursor.Place.Offset}: {fault.Message}");
            _cursor.PassBlock();
        }
    }

    public void StartAt(int segment) => _cursor.StartAt(segment);

    public LaneKeyframe? Keep(long clockNs, ArrayBufferWriter<byte> scratch)
    {
        if (_lane is null)
        {
            return null;
        }

        scratch.ResetWrittenCount();
        LaneCheckpoint.Write(_lane, scratch, _lane.Chain!);
        return new LaneKeyframe(track.Run, track.Lane, _lane.Number, clockNs, _cursor.Place, scratch.WrittenSpan.ToArray()) { Options = _options, Venue = _venue, IsBelieved = _isBelieved, IsPartial = IsPartial };
    }

    public bool Resume(LaneKeyframe keyframe)
    {
        (_options, _venue, _isBelieved, IsPartial) = (keyframe.Options, keyframe.Venue, keyframe.IsBelieved, keyframe.IsPartial);
        Last = _lane = ReadState(keyframe.State);
        _sameTo = _lane.Number;
        try
        {
            return _cursor.GoTo(keyframe.Place);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Break(0);
            AddFault($"{_cursor.Segment}: {fault.Message}");
            return Read();
        }
    }

    public void Dispose() => _cursor.Dispose();

    private void AddFaults(IReadOnlyList<string> faults)
    {
        foreach (string fault in faults)
        {
            AddFault(fault);
        }
    }

    private void AddFault(string fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(fault);
        }
    }

    private LaneInputs ReadState(ReadOnlySpan<byte> state) =>
        LaneCheckpoint.Read(state, track.Lane, new LaneMarket(_options, new LaneLinks { Venue = _venue, Pages = pages, Grid = grid }, isBelieved: _isBelieved));

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
            _venue = EngineSettings.FindVenue(key, value) ?? _venue;
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
            Last = _lane = ReadState(record.Payload);
            _sameTo = record.Number;
            listener?.OnBegin(_lane, EngineSettings.Write(_options, _venue, _isBelieved));
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
                track, record.Number, record.TimeNs, $"hash {Convert.ToHexStringLower(record.Payload)}", $"hash {Convert.ToHexStringLower(hash)}") { SameTo = _sameTo };
        }
        else
        {
            _sameTo = record.Number;
        }
    }

    // What was sampled so far is all there will be of it.
    private void EndGrid()
    {
        if (grid is not null)
        {
            _lane?.Market.Retire();
        }
    }

    private void Break(long missing)
    {
        // Before anything could be played there is nothing to break.
        if (_lane is not null)
        {
            _gaps++;
            listener?.OnGap(missing);
            EndGrid();
        }

        _missing += missing;
        _lane = null;
    }
}
