using System.Text;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;
using Scalper.Core.State;

namespace Scalper.Core.Replay.Export;

/// <summary>The frames of one lane in their order, as they lie in the segments, without any replay. One thread.</summary>
/// <param name="symbol">Those of this symbol alone, as <see cref="Instrument.Symbol"/>; null gives all.</param>
internal sealed class LaneFrames(ReplayTrack track, string? symbol, ExportRange range)
{
    // As the venue's frames have it.
    private readonly byte[]? _name = symbol is null ? null : Encoding.UTF8.GetBytes(Instrument.NameOf(symbol));
    private string _venue = Instrument.UsualVenue;
    private bool _isCapture = track.IsCapture;
    private readonly List<string> _faults = [];
    private long _nowNs;

    /// <summary>Places at which frames are missing, as far as was read.</summary>
    public long Gaps { get; private set; }

    /// <summary>What could not be read, in sentences, as far as was read.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads as it is asked for.</summary>
    /// <returns>Frames, each with the lane's time at that moment.</returns>
    /// <exception cref="IOException">A segment can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="CaptureFormatException">The capture is none.</exception>
    public IEnumerable<(long NowNs, ExportedFrame Frame)> Read() => track.IsCapture ? ReadCapture() : track.Segments.SelectMany(ReadSegment);

    private IEnumerable<(long NowNs, ExportedFrame Frame)> ReadCapture()
    {
        foreach (CaptureLine line in CaptureReader.Read(track.Segments[0]))
        {
            if (Wants(line.ReceivedAtNs ?? 0, line.Frame))
            {
                yield return (_nowNs, new ExportedFrame(line.ReceivedAtNs ?? 0, line.Frame));
            }
        }
    }

    private IEnumerable<(long NowNs, ExportedFrame Frame)> ReadSegment(string path)
    {
        using SegmentReader? reader = Open(path);
        if (reader is null)
        {
            yield break;
        }

        JournalBlock block = new();
        List<(long, ExportedFrame)> frames = [];
        while (reader.TryRead(block, track.Lane))
        {
            if (block.Header.Run == track.Run)
            {
                Read(block, frames);
                foreach ((long, ExportedFrame) frame in frames)
                {
                    yield return frame;
                }
            }
        }

        _faults.AddRange(reader.Damage.Where(d => d.Kind != DamageKind.TornTail).Select(d => $"{path}: {d}"));
    }

    // It may have been deleted since the list was made.
    private SegmentReader? Open(string path)
    {
        try
        {
            return SegmentReader.Open(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Gaps++;
            _faults.Add($"{path}: {fault.Message}");
            return null;
        }
    }

    private void Read(JournalBlock block, List<(long, ExportedFrame)> frames)
    {
        frames.Clear();
        foreach (JournalRecord record in block)
        {
            if (record.Kind == RecordKind.Frame && Wants(record.TimeNs, record.Payload))
            {
                frames.Add((_nowNs, new ExportedFrame(record.TimeNs, record.Payload.ToArray())));
            }
            else if (record.Kind == RecordKind.Setting && SettingRecord.TryRead(record.Payload, out string key, out ReadOnlySpan<byte> value))
            {
                Take(key, value);
            }
            else if (record.Kind == RecordKind.GapMark && record.TimeNs >= range.FromNs && record.TimeNs <= range.ToNs)
            {
                Gaps++;
            }
        }
    }

    private void Take(string key, ReadOnlySpan<byte> value)
    {
        try
        {
            _venue = EngineSettings.FindVenue(key, value)?.Name ?? _venue;
            _isCapture |= EngineSettings.IsBelief(key);
        }
        catch (StateFormatException fault)
        {
            _venue = "";
            _faults.Add(fault.Message);
        }
    }

    private bool Wants(long timeNs, ReadOnlySpan<byte> frame)
    {
        _nowNs = Math.Max(_nowNs, timeNs);
        return _nowNs >= range.FromNs && _nowNs <= range.ToNs && (_name is null || (HasVenue && ExportedFrame.IsOf(frame, _name)));
    }

    // A capture, also one that became a recording, has the names of its one venue alone.
    private bool HasVenue => _isCapture || Instrument.VenueOf(symbol!) == _venue;
}
