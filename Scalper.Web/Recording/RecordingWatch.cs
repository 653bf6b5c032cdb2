using Scalper.Core.Engine;
using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Recording;

/// <summary>
/// Looks once a second at how recording stands, whoever watches, and every five seconds at the folder, or when the recorder has begun or ended
/// something there: one look for all viewers. Asks neither the recorder nor a lane for anything: what it reads is published.
/// </summary>
public sealed class RecordingWatch(IRecordings recordings, RecordingOptions options, IMarket market, TimeProvider time) : BackgroundService
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ListPeriod = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private volatile RecordingReading? _latest;
    private volatile RecordingMark _mark = RecordingMark.Unknown;
    private IReadOnlyList<RecordedSegment> _segments = [];
    private string? _listFault;
    private long? _listedAt;
    private (RecordingState?, int?) _recorded;

    /// <summary>Null before the first look.</summary>
    public RecordingReading? Latest => _latest;

    /// <summary>The same in a word, for every page.</summary>
    public RecordingMark Mark => _mark;

    /// <summary>One look.</summary>
    /// <param name="withList">At the folder as well, whenever that was read last.</param>
    public RecordingReading Look(bool withList = false)
    {
        lock (_gate)
        {
            (RecordingState?, int?) recorded = (recordings.Status?.State, recordings.Status?.Segments);
            if (withList || recorded != _recorded || _listedAt is not { } at || time.GetElapsedTime(at) >= ListPeriod)
            {
                _recorded = recorded;
                ReadList();
            }

            RecordingReading reading = Read();
            _mark = RecordingMark.Of(reading);
            _latest = reading;
            return reading;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void ReadList()
    {
        _listedAt = time.GetTimestamp();
        try
        {
            IReadOnlyList<RecordedSegment> segments = recordings.List();
            _segments = segments.SequenceEqual(_segments) ? _segments : segments;
            _listFault = null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            (_segments, _listFault) = ([], fault.Message);
        }
    }

    private RecordingReading Read()
    {
        RecordingStatus? status = recordings.Status;
        bool isListed = _listFault is null;
        long used = isListed ? _segments.Sum(s => s.File.Occupied) : status?.BytesOnDisk ?? 0;
        long pinned = isListed ? _segments.Where(s => s.File.IsPinned).Sum(s => s.File.Occupied) : status?.PinnedBytes ?? 0;
        DateTimeOffset? oldest = isListed ? _segments is [var first, ..] ? first.File.BeganAt : null : status?.OldestAt;
        DiskRoom? disk = recordings.ReadDisk();
        RecordingForecast forecast = RecordingForecast.Of(
            status?.BytesPerHour, used, pinned, options.BudgetBytes, market.Symbols.Count, oldest, disk, options.MinimumFreeBytes, options.WarnPercent);
        if (status?.State != RecordingState.Recording)
        {
            // Nothing comes, so nothing goes.
            forecast = forecast with { HoursLeft = null, GrowthPerHour = null };
        }

        return new RecordingReading(
            time.GetUtcNow().ToUnixTimeMilliseconds(), status, forecast, used, pinned, disk, options.WarnPercent, _segments, _listFault, recordings.Repairs);
    }
}
