using System.Buffers.Binary;
using System.Security.Cryptography;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>
/// Makes a recording of a capture: a segment with a checkpoint of empty books, and then its frames, numbered and timed as in the file. It replays to the hash
/// of the capture, and the same capture gives the same bytes each time.
/// </summary>
public static class CaptureImport
{
    /// <param name="capture">Path of the capture.</param>
    /// <param name="path">Where the segment goes: nothing may be there yet.</param>
    /// <returns>What was written, and what the replay of the capture made of it.</returns>
    /// <exception cref="ExportException">It is no capture, or the file can't be made.</exception>
    /// <exception cref="IOException">The disk does not take or give it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static (ExportReport Written, ReplayReport Played) Write(string capture, string path, CancellationToken cancellation)
    {
        if (ReplayCatalogue.Read(capture) is not { Tracks: [{ IsCapture: true } track] })
        {
            throw new ExportException($"{capture}: expected a capture, a line of JSON a frame, came something else.");
        }

        ulong run = RunOf(capture);
        using PartFile file = new(path);
        using SegmentWriter segment = new(file.Stream, new SegmentHeader(CreatedNs: 0, run, Ordinal: 0));
        ImportedLane lane = new(new RecordWriter(segment, run));
        LaneReplayReport report = Guard(() => RecordingReplay.Play(track, lane, cancellation));
        if (report.Faults is [var fault, ..])
        {
            throw new ExportException(fault);
        }

        if (report.Frames == 0)
        {
            throw new ExportException($"{capture}: expected frames, came none.");
        }

        Guard(() =>
        {
            lane.End();
            return true;
        });
        segment.Seal();
        return (new ExportReport(file.Keep(), report.Frames, Gaps: 0, report.FromNs, report.ToNs, []), new ReplayReport([report], []));
    }

    private static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (RecordWriteException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    // The same for the same file, whoever imports it.
    private static ulong RunOf(string capture)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in CaptureReader.FilesOf(capture))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }

    private sealed class ImportedLane(RecordWriter writer) : IReplayListener
    {
        private const int FramesOfAHash = 1_000;

        private LaneInputs? _lane;

        public void OnBegin(LaneInputs lane, IEnumerable<KeyValuePair<string, byte[]>> settings)
        {
            _lane = lane;
            writer.AddSettings(settings, lane.Market.NowNs);
            writer.AddCheckpoint(lane.Number, lane.Market.NowNs, lane.WriteCheckpoint);
        }

        public void OnInput(in JournalRecord record)
        {
            if (record.Payload.Length > SegmentFormat.MostPayloadBytes)
            {
                throw new ExportException($"frame {record.Number}: expected up to {SegmentFormat.MostPayloadBytes} bytes, came {record.Payload.Length}.");
            }

            if (record.Number % FramesOfAHash == 0)
            {
                AddHash();
            }

            writer.Add(record.Kind, record.Number, record.TimeNs, record.Payload);
        }

        public void OnScore(in ScoreEvent score)
        {
            // The lane keeps the chain itself.
        }

        public void End()
        {
            AddHash();
            writer.Flush();
        }

        private void AddHash()
        {
            Span<byte> hash = stackalloc byte[ScoreChain.Bytes];
            _lane!.Chain!.Read(hash);
            writer.Add(RecordKind.Hash, _lane.Number, _lane.Market.NowNs, hash);
        }
    }
}
