using Scalper.Core.Recording;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay.Export;

namespace Scalper.Core.Replay;

/// <summary>What segments hold, by runs and lanes, in the order of the segments and then of the lanes.</summary>
/// <param name="Faults">What can't be read at all, in sentences.</param>
public sealed record ReplayCatalogue(IReadOnlyList<ReplayTrack> Tracks, IReadOnlyList<string> Faults)
{
    /// <summary>What is shown, where it is only one symbol; null where it is all that was recorded.</summary>
    public Moment? Moment { get; private init; }

    /// <summary>Looks into a recording: into segments' indexes where they have one, else at each block's header.</summary>
    /// <param name="path">A segment, a folder of segments, or a capture, of one file or of several: <see cref="CaptureReader"/>.</param>
    public static ReplayCatalogue Read(string path)
    {
        if (!Directory.Exists(path))
        {
            return IsCapture(path) ? new ReplayCatalogue([ReplayTrack.OfCapture(path)], []) : Read([path]) with { Moment = FindMoment(path) };
        }

        IReadOnlyList<SegmentFile> segments = new RecordingFolder(path).List();
        return segments.Count > 0
            ? Read([.. segments.Select(s => s.Path)])
            : new ReplayCatalogue([], [$"{path}: expected a folder of recordings, came one without a single segment"]);
    }

    /// <summary>Looks into segments, given in their order.</summary>
    public static ReplayCatalogue Read(IReadOnlyList<string> segments)
    {
        Dictionary<(ulong Run, ushort Lane), ReplayTrack> tracks = [];
        List<string> faults = [];
        foreach (string segment in segments)
        {
            try
            {
                Look(segment, tracks, faults);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add($"{segment}: {fault.Message}");
            }
        }

        if (tracks.Count == 0 && faults.Count == 0)
        {
            faults.AddRange(segments.Select(static s => $"{s}: expected a segment of a recording, came one without a single block"));
        }

        // A dictionary keeps its order where nothing is removed, but promises none.
        return new ReplayCatalogue([.. tracks.Values.OrderBy(t => t.EarliestNs).GroupBy(t => t.Run).SelectMany(r => r.OrderBy(t => t.Lane))], faults);
    }

    private static bool IsCapture(string path) => CaptureReader.FilesOf(path).All(IsCaptureFile);

    // A segment begins with its mark; a capture with a brace, a digit, or gzip's mark.
    private static bool IsCaptureFile(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream file = File.OpenRead(path);
        return file.ReadByte() is '{' or (>= '0' and <= '9') or 0x1f;
    }

    private static Moment? FindMoment(string path)
    {
        try
        {
            return Moment.Find(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The list of faults has it already.
            return null;
        }
    }

    private static void Look(string segment, Dictionary<(ulong Run, ushort Lane), ReplayTrack> tracks, List<string> faults)
    {
        SegmentBlocks read = SegmentBlocks.Read(segment);
        foreach (IndexEntry entry in read.Blocks)
        {
            Add(tracks, segment, read.Run!.Value, entry);
        }

        // One that was begun right before the end has nothing in it, and that is no fault beside others.
        if (read.Blocks.Count == 0 && read.Fault is { } fault)
        {
            faults.Add($"{segment}: expected a segment of a recording, came {fault}");
        }
    }

    private static void Add(Dictionary<(ulong Run, ushort Lane), ReplayTrack> tracks, string segment, ulong run, in IndexEntry entry)
    {
        ReplayTrack track = tracks.GetValueOrDefault((run, entry.Lane))
            ?? new ReplayTrack(run, entry.Lane, [], long.MaxValue, long.MinValue, long.MaxValue, long.MinValue);
        bool isRepeated = (entry.Marks & BlockMarks.Repeated) != 0;
        tracks[(run, entry.Lane)] = track with
        {
            Segments = track.Segments.Contains(segment) ? track.Segments : [.. track.Segments, segment],
            BeginsAfter = (entry.Marks & BlockMarks.Checkpoint) != 0 ? Math.Min(track.BeginsAfter, entry.LastNumber) : track.BeginsAfter,
            LastNumber = Math.Max(track.LastNumber, entry.LastNumber),
            EarliestNs = isRepeated ? track.EarliestNs : Math.Min(track.EarliestNs, entry.EarliestNs),
            LatestNs = Math.Max(track.LatestNs, entry.LatestNs),
        };
    }
}
