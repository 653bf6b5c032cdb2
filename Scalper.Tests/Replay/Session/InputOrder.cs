using System.Buffers;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;

namespace Scalper.Tests.Replay.Session;

/// <summary>All inputs of a recording of one run in the order of their times, as lanes played alone tell them, and the states those leave.</summary>
internal sealed class InputOrder
{
    private readonly ReplayCatalogue _catalogue;

    public InputOrder(ReplayCatalogue catalogue)
    {
        _catalogue = catalogue;
        List<(long TimeNs, ushort Lane, long Number)> inputs = [];
        foreach (ReplayTrack track in catalogue.Tracks)
        {
            Recorder recorder = new(track.Lane, inputs);
            RecordingReplay.Play(track, recorder, CancellationToken.None);
        }

        Inputs = [.. inputs.OrderBy(i => i.TimeNs).ThenBy(i => i.Lane).ThenBy(i => i.Number)];
    }

    public IReadOnlyList<(long TimeNs, ushort Lane, long Number)> Inputs { get; }

    /// <summary>Inputs up to a time.</summary>
    public int CountTo(long timeNs) => Inputs.Count(i => i.TimeNs <= timeNs);

    /// <summary>The last number of each lane that had an input among the first so many.</summary>
    public IReadOnlyDictionary<ushort, long> NumbersAfter(int inputs) => Inputs.Take(inputs).GroupBy(i => i.Lane).ToDictionary(l => l.Key, l => l.Last().Number);

    /// <summary>What a lane played alone is up to a number.</summary>
    public byte[] StateAfter(ushort lane, long number)
    {
        ReplayTrack track = _catalogue.Tracks.Single(t => t.Lane == lane);
        using ITrackReplay replay = track.IsCapture ? new CaptureReplay(track, null) : new LaneReplay(track);
        while (replay.Read())
        {
            replay.Take();
            if (replay.Lane?.Number >= number)
            {
                break;
            }
        }

        return Write(replay.Lane!);
    }

    public static byte[] Write(LaneInputs lane)
    {
        ArrayBufferWriter<byte> state = new();
        LaneCheckpoint.Write(lane, state, lane.Chain!);
        return state.WrittenSpan.ToArray();
    }

    private sealed class Recorder(ushort lane, List<(long TimeNs, ushort Lane, long Number)> inputs) : IReplayListener
    {
        private long _clockNs;

        public void OnInput(in JournalRecord record)
        {
            _clockNs = Math.Max(_clockNs, record.TimeNs);
            inputs.Add((_clockNs, lane, record.Number));
        }

        public void OnScore(in ScoreEvent score)
        {
        }
    }
}
