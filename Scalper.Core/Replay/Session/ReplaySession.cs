using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Replay.Export;

namespace Scalper.Core.Replay.Session;

/// <summary>
/// A recording, a segment, a moment's file or a capture, played as a market of its own: own lanes, own views, own thread. The lanes take what was recorded and
/// nothing else, in the order of its times: at every place they are bit for bit as any other replay up to there leaves them.
/// </summary>
/// <remarks>
/// Behind a gap a lane's symbols are not followed until its next checkpoint. Of several runs of a recorder each is played after the other; between them there are
/// no symbols but those of the earlier run, as they were at its end.
/// </remarks>
public sealed class ReplaySession : IAsyncDisposable
{
    private readonly ReplayDriver _driver;

    private ReplaySession(ReplayDriver driver, ReplayStrips strips, EngineOptions options, string source, Moment? moment)
    {
        (_driver, Strips, Options, Source, Moment) = (driver, strips, options, source, moment);
        Market = new ReplayMarket(driver);
        Transport = new ReplayTransport(driver);
        driver.Start($"replay {source}");
    }

    /// <summary>The market that is played. Nobody can change what it follows, and it has no connections.</summary>
    public IMarket Market { get; }

    /// <summary>Starts, stops and moves it.</summary>
    public ReplayTransport Transport { get; }

    /// <summary>The whole of it at a glance.</summary>
    public ReplayStrips Strips { get; }

    /// <summary>The settings it was recorded with, as far as scores depend on them.</summary>
    public EngineOptions Options { get; }

    /// <summary>The thread of it.</summary>
    internal ReplayDriver Driver => _driver;

    /// <summary>Name of the file or folder, without its path.</summary>
    public string Source { get; }

    /// <summary>What of it is shown, where it is a moment's file; null where it is anything else.</summary>
    public Moment? Moment { get; }

    /// <summary>Opens it, paused at its beginning. Reads indexes, the first states, and of a capture everything: seconds.</summary>
    /// <param name="path">A segment, a folder of segments, a moment, or a capture whose frames have their times.</param>
    /// <exception cref="ReplayOpenException">It can't be played.</exception>
    /// <exception cref="ArgumentException">Options are out of their range.</exception>
    public static ReplaySession Open(string path, ReplaySessionOptions options, ILogger<ReplaySession> log)
    {
        try
        {
            return Open(ReplayCatalogue.Read(path), path, options, log);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReplayOpenException(fault.Message, fault);
        }
    }

    /// <summary>Stops it and gives up what it holds. Watches are completed.</summary>
    public async ValueTask DisposeAsync()
    {
        _driver.Stop();
        Strips.Stop();
        await _driver.Ended.ConfigureAwait(false);
        await Strips.Ended.ConfigureAwait(false);
    }

    private static ReplaySession Open(ReplayCatalogue catalogue, string path, ReplaySessionOptions options, ILogger log)
    {
        ReplayTransport.Check(options.Speed);
        ReplayPlayer player = new(ReplayPlan.Read(catalogue, path), options);
        try
        {
            (long fromNs, long toNs) = Begin(player, path, options);
            ReplayTransport.Check(options.Loop, fromNs, toNs);
            string source = CaptureReader.NameOf(path);
            PlayedNames names = new(path);
            ReplayStrips strips = new(player.Plan, fromNs, toNs, $"strips {source}", names, log);
            return new ReplaySession(new ReplayDriver(player, options, fromNs, toNs, names, log), strips, player.Lanes[0].Options, source, catalogue.Moment);
        }
        catch
        {
            player.Dispose();
            throw;
        }
    }

    private static (long FromNs, long ToNs) Begin(ReplayPlayer player, string path, ReplaySessionOptions options)
    {
        player.Begin();
        if (player.NextNs is null)
        {
            string? fault = player.Lanes.SelectMany(l => l.Faults).FirstOrDefault();
            throw new ReplayOpenException($"{path}: expected inputs that can be played, came {fault ?? "none"}");
        }

        long firstNs = player.NowNs, lastNs = Math.Max(player.Plan.LastNs, firstNs);
        long? startNs = options.Start is { } start ? UnixTime.ToNs(start) : null, endNs = options.End is { } end ? UnixTime.ToNs(end) : null;
        if (startNs > endNs || startNs > lastNs || endNs < firstNs)
        {
            throw new ReplayOpenException(
                $"{path}: expected a start before its end, within {UnixTime.FromNs(firstNs):u} to {UnixTime.FromNs(lastNs):u}, came {options.Start:u} to {options.End:u}");
        }

        long fromNs = Math.Max(firstNs, startNs ?? firstNs);
        if (fromNs > firstNs)
        {
            player.Seek(fromNs);
        }

        return (fromNs, Math.Min(lastNs, endNs ?? lastNs));
    }
}
