namespace Scalper.Core.Replay;

/// <summary>
/// Replays two recordings of the same run, or one and what was cut out of it, side by side, and finds the first input or score that is not the same. What
/// only one of them has, before or after the other, is not compared; with a moment, only what is of its symbol is.
/// </summary>
public static class ReplayComparison
{
    /// <param name="one">The replay at hand.</param>
    /// <param name="other">What it is compared with.</param>
    /// <returns>The first difference of each lane that has one, and how many lanes both have.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static (IReadOnlyList<ReplayDifference> Differences, int Lanes) Compare(ReplayCatalogue one, ReplayCatalogue other, CancellationToken cancellation)
    {
        string? symbol = (one.Moment ?? other.Moment)?.Symbol;
        List<ReplayDifference> differences = [];
        int lanes = 0;
        foreach (ReplayTrack track in one.Tracks)
        {
            if (other.Tracks.FirstOrDefault(t => (t.Run, t.Lane) == (track.Run, track.Lane)) is { } counterpart)
            {
                lanes++;
                if (Compare(track, counterpart, symbol, cancellation) is { } difference)
                {
                    differences.Add(difference);
                }
            }
        }

        return (differences, lanes);
    }

    private static ReplayDifference? Compare(ReplayTrack one, ReplayTrack other, string? symbol, CancellationToken cancellation)
    {
        long after = Math.Max(one.BeginsAfter, other.BeginsAfter);
        long upTo = Math.Min(one.LastNumber, other.LastNumber);
        using ReplayDigest came = Play(one, new ReplayDigest(after, upTo, symbol), cancellation);
        using ReplayDigest expected = Play(other, new ReplayDigest(after, upTo, symbol), cancellation);
        IEnumerable<long> chunks = came.Chunks.Keys.Union(expected.Chunks.Keys).Order();
        foreach (long chunk in chunks)
        {
            if (!(came.Chunks.GetValueOrDefault(chunk) ?? []).AsSpan().SequenceEqual(expected.Chunks.GetValueOrDefault(chunk)))
            {
                using ReplayDigest cameItems = Play(one, new ReplayDigest(after, upTo, symbol, chunk), cancellation);
                using ReplayDigest expectedItems = Play(other, new ReplayDigest(after, upTo, symbol, chunk), cancellation);
                return Find(one, cameItems.Items, expectedItems.Items);
            }
        }

        return null;
    }

    private static ReplayDigest Play(ReplayTrack track, ReplayDigest digest, CancellationToken cancellation)
    {
        RecordingReplay.Play(track, digest, cancellation);
        digest.End();
        return digest;
    }

    private static ReplayDifference? Find(ReplayTrack track, IReadOnlyList<ReplayItem> came, IReadOnlyList<ReplayItem> expected)
    {
        for (int i = 0; i < Math.Max(came.Count, expected.Count); i++)
        {
            ReplayItem? here = i < came.Count ? came[i] : null;
            ReplayItem? there = i < expected.Count ? expected[i] : null;
            if (here is null || there is null || !here.IsAs(there))
            {
                ReplayItem at = here ?? there!;
                return new ReplayDifference(track, at.Number, at.TimeNs, there?.Describe(here) ?? "nothing", here?.Describe(there) ?? "nothing");
            }
        }

        return null;
    }
}
