using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>Cuts a moment out of a recording: one symbol for a while, in a segment of its own that replays to the same scores.</summary>
public static class MomentExport
{
    private const int MostNames = 10;

    /// <param name="catalogue">Of the recording, or of a capture.</param>
    /// <param name="path">Where it goes: nothing may be there yet.</param>
    /// <exception cref="ExportException">The recording has no such thing, or the file can't be made.</exception>
    /// <exception cref="IOException">The disk does not take or give it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ExportReport Write(ReplayCatalogue catalogue, string symbol, ExportRange range, string path, CancellationToken cancellation) =>
        Write(catalogue, new Moment(symbol, range.FromNs, range.ToNs), path, cancellation);

    /// <inheritdoc cref="Write(ReplayCatalogue, string, ExportRange, string, CancellationToken)"/>
    /// <param name="moment">What is cut out, and with it where it is opened and how.</param>
    public static ExportReport Write(ReplayCatalogue catalogue, Moment moment, string path, CancellationToken cancellation)
    {
        ExportRange range = new(moment.FromNs, moment.ToNs);
        ReplayTrack[] tracks = [.. catalogue.Tracks.Select(t => ExportedTrack.Cut(t, range)).OfType<ReplayTrack>()];
        ulong run = RunOf(tracks, catalogue.Faults);
        using PartFile file = new(path);
        using SegmentWriter segment = new(file.Stream, new SegmentHeader(Math.Max(0, tracks.Min(t => t.EarliestNs)), run, Ordinal: 0));
        try
        {
            (MomentLane[] lanes, string[] faults) = Write(tracks, moment, new RecordWriter(segment, run), cancellation);
            segment.Seal();
            return new ExportReport(file.Keep(), lanes.Sum(l => l.Frames), lanes.Sum(l => l.Gaps), lanes.Min(l => l.FromNs), lanes.Max(l => l.ToNs), faults);
        }
        catch (RecordWriteException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    private static (MomentLane[] Lanes, string[] Faults) Write(ReplayTrack[] tracks, Moment moment, RecordWriter writer, CancellationToken cancellation)
    {
        List<MomentLane> lanes = [];
        List<string> faults = [];
        foreach (ReplayTrack track in tracks)
        {
            MomentLane lane = new(writer, moment, track.Lane);
            writer.Begin(track.Lane);
            LaneReplayReport report = RecordingReplay.Play(track, lane, cancellation);
            if (report.IsPartial)
            {
                throw new ExportException("expected a recording of all topics, came one without some, whose scores can't be made again; its frames can be exported.");
            }

            lane.End();
            lanes.Add(lane);
            faults.AddRange(report.Faults);
            faults.AddRange(report.Difference is { } difference ? [$"different from the live run: {difference}"] : (string[])[]);
        }

        writer.Flush();
        ThrowIfNothing(lanes, moment.Symbol, faults);
        return ([.. lanes.Where(l => l.Frames > 0)], [.. faults.Distinct()]);
    }

    private static ulong RunOf(ReplayTrack[] tracks, IReadOnlyList<string> faults)
    {
        IGrouping<ulong, ReplayTrack>[] runs = [.. tracks.GroupBy(t => t.Run)];
        return runs switch
        {
            [] => throw new ExportException($"expected a range in which something was recorded, came {(faults is [var first, ..] ? first : "one in which nothing was")}."),
            [var run] => run.Key,
            _ => throw new ExportException(
                $"expected a range within one run of the recorder, came one over {runs.Length}: {string.Join("; ", runs.Select(r => $"{Time(r.Min(t => t.EarliestNs))} to {Time(r.Max(t => t.LatestNs))}"))}."),
        };
    }

    private static void ThrowIfNothing(List<MomentLane> lanes, string symbol, List<string> faults)
    {
        if (lanes.Any(l => l.Frames > 0))
        {
            return;
        }

        string[] others = [.. lanes.SelectMany(l => l.Others).Distinct().Order(StringComparer.Ordinal)];
        string came = others.Length switch
        {
            0 when faults.Count > 0 => faults[0],
            0 => $"no frame of {symbol} in the range",
            _ => $"{symbol}; {string.Join(", ", others.Take(MostNames))}{(others.Length > MostNames ? $" and {others.Length - MostNames} more" : "")} were",
        };
        throw new ExportException($"expected a symbol that was recorded then, came {came}.");
    }

    private static string Time(long ns) => UnixTime.FromNs(ns).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
