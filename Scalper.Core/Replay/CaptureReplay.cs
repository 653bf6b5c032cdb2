using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Core.Replay;

/// <summary>
/// Plays a capture, all of it as one lane, by the usual settings. A frame's arrival number is its place in the file, from 1; where the file does not say when
/// it was received, its time is 0 and the lane's clock stands still. One thread.
/// </summary>
internal sealed class CaptureReplay(ReplayTrack track, IReplayListener? listener)
{
    private readonly ScoreChain _scores = new();
    private long _frames;
    private long _fromNs;
    private long _toNs;

    public LaneReplayReport Play(CancellationToken cancellation)
    {
        string path = track.Segments[0];
        try
        {
            LaneInputs lane = Open(path);
            listener?.OnBegin(lane, EngineSettings.Write(new EngineOptions(), isBelieved: true));
            foreach (CaptureLine line in CaptureReader.Read(path))
            {
                cancellation.ThrowIfCancellationRequested();
                Play(line, lane);
            }

            return Report([]);
        }
        catch (CaptureFormatException fault)
        {
            return Report([fault.Message]);
        }
    }

    // Reads it once to learn its symbols.
    private static LaneInputs Open(string path)
    {
        var found = BybitCaptureSymbols.Find(CaptureReader.Read(path)).Symbols;
        LaneMarket market = new(new EngineOptions(), new LaneLinks(), isBelieved: true);
        market.Symbols.Put(found.Select((s, place) => (new FollowedSymbol(s.Instrument, lane: 0, place), s.BookDepth)));
        LaneInputs lane = new(market);
        lane.Hash();
        return lane;
    }

    private void Play(CaptureLine line, LaneInputs lane)
    {
        long timeNs = line.ReceivedAtNs ?? 0;
        _frames++;
        JournalRecord record = new(RecordKind.Frame, track.Lane, _frames, timeNs, isRepeated: false, line.Frame);
        listener?.OnInput(record);
        int scored = lane.Step(line.Frame, timeNs);
        listener?.OnPlayed(record);
        _fromNs = _fromNs == 0 ? timeNs : _fromNs;
        _toNs = lane.Market.NowNs;
        if (scored >= 0)
        {
            ScoreEvent score = lane.ScoreAt(scored, timeNs);
            _scores.Add(score);
            listener?.OnScore(score);
        }
    }

    private LaneReplayReport Report(IReadOnlyList<string> faults)
    {
        byte[] hash = new byte[ScoreChain.Bytes];
        _scores.Read(hash);
        return new LaneReplayReport(track, _frames, _frames, _scores.Count, Gaps: 0, Missing: 0, Compared: 0, _fromNs, _toNs, hash, Difference: null, faults);
    }
}
