using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Session;

namespace Scalper.Tests.Replay.Session;

/// <summary>Strips of a recording of one run, from every lane played alone and every symbol looked at after every record.</summary>
internal static class StripsOfTracks
{
    private const int Bins = 400;

    public static Dictionary<string, StripBin[]> Compute(ReplayCatalogue catalogue, long fromNs, long toNs)
    {
        Look[] looks = [.. catalogue.Tracks.SelectMany(Play).OrderBy(l => l.TimeNs).ThenBy(l => l.Lane)];
        return looks.SelectMany(l => l.Live.Keys).Distinct().ToDictionary(s => s, s => Compute(s, looks, fromNs, toNs));
    }

    private static StripBin[] Compute(string symbol, Look[] looks, long fromNs, long toNs)
    {
        Dictionary<ushort, StripBook> lanes = [];
        StripBook now = StripBook.Missing;
        byte?[] scores = new byte?[Bins];
        List<StripBook>[] books = [.. Enumerable.Range(0, Bins).Select(_ => new List<StripBook>())];
        int bin = -1;
        foreach (Look look in looks.Where(l => l.TimeNs <= toNs))
        {
            // With what it begins with, a bin holds everything that comes in it.
            for (int to = look.TimeNs > fromNs ? BinOf(look.TimeNs) : -1; bin < to;)
            {
                books[++bin].Add(now);
            }

            lanes[look.Lane] = look.Live.TryGetValue(symbol, out bool isLive) ? isLive ? StripBook.Live : StripBook.NotLive : StripBook.Missing;
            now = lanes.Values.Min();
            if (bin >= 0)
            {
                books[bin].Add(now);
            }

            if (look.TimeNs >= fromNs && look.Score is { } score && score.Symbol == symbol)
            {
                double value = score.Score.Value;
                scores[BinOf(look.TimeNs)] = (byte)(value > 50 ? Math.Ceiling(value) : Math.Floor(value));
            }
        }

        while (++bin < Bins)
        {
            books[bin].Add(now);
        }

        return [.. books.Zip(scores, (b, s) => new StripBin(s, b.Max()))];

        int BinOf(long timeNs) => (int)Math.Min(Bins - 1, Math.Floor((decimal)(timeNs - fromNs) * Bins / (toNs - fromNs)));
    }

    private static IEnumerable<Look> Play(ReplayTrack track)
    {
        LastScore scores = new();
        using ITrackReplay replay = track.IsCapture ? new CaptureReplay(track, scores) : new LaneReplay(track, scores);
        long clockNs = 0;
        while (replay.Read())
        {
            clockNs = Math.Max(clockNs, replay.Current.TimeNs);
            scores.Last = null;
            replay.Take();
            yield return new Look(clockNs, track.Lane, LiveOf(replay.Lane), scores.Last);
        }
    }

    private static Dictionary<string, bool> LiveOf(LaneInputs? lane)
    {
        Dictionary<string, bool> live = [];
        for (int place = 0; place < (lane?.Market.Symbols.Count ?? 0); place++)
        {
            if (lane!.Market.Symbols.Followed(place) is { } followed)
            {
                followed.Read(out Core.Engine.SymbolView view);
                live[followed.Instrument.Symbol] = view.IsLive;
            }
        }

        return live;
    }

    private sealed record Look(long TimeNs, ushort Lane, Dictionary<string, bool> Live, ScoreEvent? Score);

    private sealed class LastScore : IReplayListener
    {
        public ScoreEvent? Last { get; set; }

        public void OnInput(in JournalRecord record)
        {
        }

        public void OnScore(in ScoreEvent score) => Last = score;
    }
}
