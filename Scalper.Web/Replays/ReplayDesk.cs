using Scalper.Core.Primitives;
using Scalper.Core.Replay.Export;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
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
    public async Task<ReplayApp> OpenAtAsync(ReplayInstant instant, Actor by, CancellationToken cancellation)
    {
        DateTimeOffset at = instant.At;
        long atNs = instant.Ns ?? UnixTime.ToNs(at) ?? throw new ReplayOpenException($"expected a time of this age, came {at:O}");
        await SettleAsync(at, cancellation);
        ReplayApp replay = await OpenAsync(at - Before, at + After, by, instant.View);
        ReplayTransport transport = replay.Session.Transport;
        if (instant.Input is { } input)
        {
            await ReplayTransports.GoToAsync(transport, new MomentInstant(atNs, input.Lane, input.Number), cancellation);
        }
        else
        {
            await ReplayTransports.TryAsync(transport, t => t.SeekAsync(atNs, cancellation));
        }

        return replay;
    }

    /// <summary>Opens the recordings from the beginning of a segment on.</summary>
    /// <param name="segment">Its name.</param>
    /// <returns>Null where there is none of that name.</returns>
    /// <exception cref="ReplayOpenException">It can't be replayed, or there are as many replays as there may be.</exception>
    public async Task<ReplayApp?> OpenSegmentAsync(string segment, Actor by)
    {
        if (recordings.List().FirstOrDefault(s => s.File.Name == segment) is not { } known)
        {
            return null;
        }

        DateTimeOffset begin = known.File.BeganAt;
        return await OpenAsync(begin, begin + Before + After, by, SharedView.None);
    }

    private async Task<ReplayApp> OpenAsync(DateTimeOffset start, DateTimeOffset end, Actor by, SharedView shared)
    {
        string folder = recordings.Folder.Path;
        try
        {
            return await book.OpenAsync(folder, start, end, speed: 1, by, shared);
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
