using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;

namespace Scalper.Core.Replay;

/// <summary>
/// Reads what the run before knew of each symbol: from its last checkpoints, and from what came after them. Books are lost then, as with any connection
/// that is gone; candles, tape, second samples, scores and columns of the heatmap go on.
/// </summary>
/// <param name="recorder">Has repaired what the run before left; null where nothing is recorded, and nothing is read.</param>
public sealed partial class RecordedPast(EngineOptions options, JournalRecorder? recorder, TimeProvider time, ILogger<RecordedPast> log)
{
    private const long MostAheadNs = 5_000_000_000;

    // A start must not take long.
    private const long MostInputs = 1_000_000;

    private readonly ILogger _log = log;
    private LaneReplay[] _lanes = [];
    private long _total;
    private volatile RestoreReading? _over;

    /// <summary>From any thread.</summary>
    public RestoreReading Reading =>
        _over ?? new RestoreReading(_total > 0 ? RestoreState.Reading : RestoreState.None, Volatile.Read(ref _lanes).Sum(l => l.Inputs), Volatile.Read(ref _total));

    /// <summary>Reads it, and gives it to an engine that has not started: seconds. What can't be read is no reason not to start.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task RestoreAsync(MarketEngine engine, CancellationToken cancellation)
    {
        if (recorder is not null)
        {
            engine.TellRestore(() => Reading);
            engine.TakeOver(await Task.Run(() => Read(recorder, engine.Pages, cancellation), cancellation).ConfigureAwait(false));
            LogRestored(Reading.Symbols, Reading.Played, Reading.Notice);
        }
    }

    private SymbolPasts Read(JournalRecorder present, PageBudget pages, CancellationToken cancellation)
    {
        SymbolPasts pasts = new();
        List<string> notices = [];
        try
        {
            PastSegments segments = PastSegments.Find(present.Folder, run => run != present.Run, TimeSpan.FromSeconds(options.Heatmap.HistorySeconds), MostInputs);
            ReplayCatalogue catalogue = ReplayCatalogue.Read(segments.Segments);
            Volatile.Write(ref _lanes, [.. catalogue.Tracks.Select(t => new LaneReplay(t, pages: pages))]);
            Volatile.Write(ref _total, segments.Inputs);
            LaneReplayReport[] reports = new LaneReplayReport[_lanes.Length];
            ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, _lanes.Length, parallel, i => reports[i] = _lanes[i].Play(cancellation));
            notices.AddRange(reports.SelectMany(r => r.Faults));
            foreach (LaneReplay lane in _lanes)
            {
                Take(lane, pasts, notices);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            notices.Add(fault.Message);
        }

        _over = new RestoreReading(RestoreState.Done, Reading.Played, Reading.Total, pasts.Count, notices is [var first, ..] ? first : null);
        Volatile.Write(ref _lanes, []);
        return pasts;
    }

    private void Take(LaneReplay lane, SymbolPasts pasts, List<string> notices)
    {
        if (lane.Last?.Market is not { } market)
        {
            return;
        }

        if (lane.IsPartial)
        {
            notices.Add("The last recording is one without some topics: nothing is taken from it.");
            return;
        }

        if (market.NowNs > time.NowNs() + MostAheadNs)
        {
            notices.Add($"The last recording is of {UnixTime.FromNs(market.NowNs):u}, which has not come yet: nothing is taken from it.");
            return;
        }

        market.Close(market.NowNs);
        for (int place = 0; place < market.Symbols.Count; place++)
        {
            if (market.Symbols[place] is { } stages)
            {
                pasts.Add(stages);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Past of {Symbols} symbols from {Played} recorded inputs of the run before; notice: {Notice}")]
    private partial void LogRestored(int symbols, long played, string? notice);
}
