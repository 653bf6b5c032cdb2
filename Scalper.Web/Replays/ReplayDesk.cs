using Scalper.Core.Primitives;
using Scalper.Core.Replay.Session;
using Scalper.Web.Recording;

namespace Scalper.Web.Replays;

/// <summary>Opens replays of what this server recorded. Safe from any thread.</summary>
public sealed class ReplayDesk(ReplayBook book, IRecordings recordings, TimeProvider time)
{
    // Around an instant: what charts show before it, and enough to go on.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15), After = TimeSpan.FromMinutes(45);

    // A second goes into a block, which then has to be written.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    /// <summary>Opens the recordings around an instant and stands there.</summary>
    /// <exception cref="ReplayOpenException">Nothing of that time is recorded, or there are as many replays as there may be.</exception>
    /// <param name="ns">The same instant to the nanosecond; null where it is not known so well.</param>
    /// <param name="input">A lane's input at that time: the lane stands right behind it; null stands behind all inputs of that time.</param>
    public async Task<ReplayApp> OpenAtAsync(DateTimeOffset at, long? ns, (ushort Lane, long Number)? input, CancellationToken cancellation)
    {
        long atNs = ns ?? UnixTime.ToNs(at) ?? throw new ReplayOpenException($"expected a time of this age, came {at:O}");
        await SettleAsync(at, cancellation);
        ReplayApp replay = await OpenAsync(at - Before, at + After);
        ReplayTransport transport = replay.Session.Transport;
        await ReplayTransports.TryAsync(transport, t => t.SeekAsync(atNs, cancellation));
        if (input is { } last && !transport.Read().Numbers.Contains(last))
        {
            // More than one input has that time. Numbers are those of a run, which is at hand now.
            await ReplayTransports.TryAsync(transport, t => t.SeekToAsync(last.Lane, last.Number, cancellation));
        }

        return replay;
    }

    /// <summary>Opens the recordings from the beginning of a segment on.</summary>
    /// <param name="segment">Its name.</param>
    /// <returns>Null where there is none of that name.</returns>
    /// <exception cref="ReplayOpenException">It can't be replayed, or there are as many replays as there may be.</exception>
    public async Task<ReplayApp?> OpenSegmentAsync(string segment)
    {
        if (recordings.List().FirstOrDefault(s => s.File.Name == segment) is not { } known)
        {
            return null;
        }

        DateTimeOffset begin = known.File.BeganAt;
        return await OpenAsync(begin, begin + Before + After);
    }

    private async Task<ReplayApp> OpenAsync(DateTimeOffset start, DateTimeOffset end)
    {
        string folder = recordings.Folder.Path;
        try
        {
            return await book.OpenAsync(folder, start, end, speed: 1);
        }
        catch (ReplayOpenException fault)
        {
            // Where the server keeps its files is not for everybody.
            throw new ReplayOpenException(fault.Message.Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal), fault);
        }
    }

    // What came just now is not in the files yet.
    private Task SettleAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        TimeSpan left = at + Settled - time.GetUtcNow();
        return left > TimeSpan.Zero && left <= Settled && recordings.Recorder is not null ? Task.Delay(left, time, cancellation) : Task.CompletedTask;
    }
}
