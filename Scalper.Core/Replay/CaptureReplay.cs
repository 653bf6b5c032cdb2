using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Evaluation;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Venues;

namespace Scalper.Core.Replay;

/// <summary>
/// Plays a capture, all of it as one lane, by the usual settings. A frame's arrival number is its place in the file, from 1; where the file does not say when
/// it was received, its time is 0 and the lane's clock stands still. One thread.
/// </summary>
/// <param name="options">The settings; null for the usual ones.</param>
/// <param name="contents">Of the capture, where they are known; null reads it once more to learn them.</param>
/// <param name="grid">Gets samples of every symbol; null takes none.</param>
internal sealed class CaptureReplay(
    ReplayTrack track,
    IReplayListener? listener,
    PageBudget? pages = null,
    EngineOptions? options = null,
    CaptureContents? contents = null,
    IGridSink? grid = null) : ITrackReplay
{
    private readonly ScoreChain _scores = new();
    private readonly EngineOptions _options = options ?? new EngineOptions();
    private IEnumerator<CaptureLine>? _lines;
    private CaptureContents? _contents = contents;
    private LaneInputs? _lane;
    private int _read;
    private long _frames;
    private long _fromNs;
    private long _toNs;

    private string Source => track.Segments[0];

    public LaneInputs? Lane => _lane;

    public EngineOptions Options => _options;

    public long Inputs => _frames;

    public IReadOnlyList<string> Faults => [];

    public JournalRecord Current => new(RecordKind.Frame, track.Lane, _read, _lines!.Current.ReceivedAtNs ?? 0, isRepeated: false, _lines.Current.Frame);

    public LaneReplayReport Play(CancellationToken cancellation)
    {
        try
        {
            while (Read())
            {
                cancellation.ThrowIfCancellationRequested();
                Take();
            }

            EndGrid();
            return Report([]);
        }
        catch (CaptureFormatException fault)
        {
            EndGrid();
            return Report([fault.Message]);
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CaptureFormatException">The capture is none, or can't be read.</exception>
    public bool Read()
    {
        LowThread.GiveWay();
        if (_lane is null)
        {
            _lane = Begin();
            listener?.OnBegin(_lane, EngineSettings.Write(_options, Contents.Venue, isBelieved: true));
        }

        _lines ??= CaptureReader.Read(Source).GetEnumerator();
        if (!_lines.MoveNext())
        {
            return false;
        }

        _read++;
        return true;
    }

    public void Take()
    {
        JournalRecord record = Current;
        LaneInputs lane = _lane!;
        _frames++;
        listener?.OnInput(record);
        int scored = lane.Step(record.Payload, record.TimeNs);
        listener?.OnPlayed(record);
        _fromNs = _fromNs == 0 ? record.TimeNs : _fromNs;
        _toNs = lane.Market.NowNs;
        if (scored >= 0)
        {
            ScoreEvent score = lane.ScoreAt(scored, record.TimeNs);
            _scores.Add(score);
            listener?.OnScore(score);
        }
    }

    /// <summary>Nothing: a capture has one segment.</summary>
    public void StartAt(int segment)
    {
    }

    public LaneKeyframe? Keep(long clockNs, ArrayBufferWriter<byte> scratch)
    {
        scratch.ResetWrittenCount();
        LaneCheckpoint.Write(_lane!, scratch, _lane!.Chain!);
        return new LaneKeyframe(track.Run, track.Lane, _lane.Number, clockNs, new TrackPlace(0, 0, _read), scratch.WrittenSpan.ToArray()) { Options = _options, Venue = Contents.Venue, IsBelieved = true };
    }

    public bool Resume(LaneKeyframe keyframe)
    {
        _lane = LaneCheckpoint.Read(keyframe.State, track.Lane, NewMarket());
        _lines = CaptureReader.Read(Source).GetEnumerator();
        bool isThere = true;
        for (_read = 0; isThere && _read < keyframe.Place.Records; _read++)
        {
            isThere = _lines.MoveNext();
        }

        // At the end as many lines were read as had been taken.
        return isThere && keyframe.Number < keyframe.Place.Records;
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _lines = null;
    }

    // What was sampled so far is all there will be of it.
    private void EndGrid()
    {
        if (grid is not null)
        {
            _lane?.Market.Retire();
        }
    }

    private CaptureContents Contents => _contents ??= CaptureContents.Read(Source);

    private LaneMarket NewMarket() => new(_options, new LaneLinks { Venue = Contents.Venue, Pages = pages, Grid = grid }, isBelieved: true);

    private LaneInputs Begin()
    {
        LaneMarket market = NewMarket();
        market.Symbols.Put(Contents.Symbols.Select((s, place) => (new FollowedSymbol(s.Instrument, lane: 0, place), s.BookDepth)));
        LaneInputs lane = new(market);
        lane.Hash();
        return lane;
    }

    private LaneReplayReport Report(IReadOnlyList<string> faults)
    {
        byte[] hash = new byte[ScoreChain.Bytes];
        _scores.Read(hash);
        return new LaneReplayReport(track, _frames, _frames, _scores.Count, Gaps: 0, Missing: 0, Compared: 0, _fromNs, _toNs, hash, Difference: null, faults);
    }
}
