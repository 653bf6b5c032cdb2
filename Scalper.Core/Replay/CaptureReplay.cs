using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>Plays a capture, all of it as one lane, by the usual settings. A frame's arrival number is its place in the file, from 1. One thread.</summary>
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
            CaptureRun run = new(new EngineOptions(), () => CaptureReader.Read(path));
            foreach (CaptureLine line in CaptureReader.Read(path))
            {
                cancellation.ThrowIfCancellationRequested();
                Play(line, run);
            }

            return Report([]);
        }
        catch (CaptureFormatException fault)
        {
            return Report([fault.Message]);
        }
    }

    private void Play(CaptureLine line, CaptureRun run)
    {
        long timeNs = line.ReceivedAtNs ?? run.Lane.NowNs;
        _frames++;
        _fromNs = _fromNs == 0 ? timeNs : _fromNs;
        _toNs = timeNs;
        listener?.OnInput(new JournalRecord(RecordKind.Frame, track.Lane, _frames, timeNs, isRepeated: false, line.Frame));
        int scored = run.Lane.Step(line.Frame, timeNs);
        if (scored >= 0)
        {
            FollowedSymbol symbol = run.Symbols[scored];
            SymbolStages stages = run.Lane.Held(symbol)!;
            _scores.Add(_frames, symbol, stages);
            listener?.OnScore(new ScoreEvent(track.Lane, _frames, timeNs, symbol.Instrument.Symbol, stages.Book.UpdateId, symbol.Slot.Own.Score));
        }
    }

    private LaneReplayReport Report(IReadOnlyList<string> faults)
    {
        byte[] hash = new byte[ScoreChain.Bytes];
        _scores.Read(hash);
        return new LaneReplayReport(track, _frames, _frames, _scores.Count, Gaps: 0, Missing: 0, Compared: 0, _fromNs, _toNs, hash, Difference: null, faults);
    }
}
