using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Books;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>
/// A venue whose messages get lost, come twice and come late: the shown book is always what the reference says, and, whenever it is Live, the venue's own at that id.
/// </summary>
public sealed class DeepBookProperties
{
    private const int Depth = 4;

    [Fact]
    [Trait("Fault", "F-24")]
    [Trait("Fault", "F-28")]
    public void Apply_AnyFaults_IsTheVenuesBookOrSaysThatItIsNot()
    {
        int live = 0, narrow = 0, gaps = 0;
        Properties.ForAll(
            from askedFor in Gen.Elements(Depth, 7, 12)
            from most in Gen.Elements(9, 16, 1_000)
            from turns in Gen.Choose(0, int.MaxValue - 1).ArrayOf(300)
            select (askedFor, most, turns),
            run =>
            {
                DeepProbe probe = new(Depth, run.askedFor, run.most);
                Play(probe, run.askedFor, run.turns, () =>
                {
                    live += probe.Shown.IsLive ? 1 : 0;
                    narrow += probe.Shown.Fault.Kind == BookFaultKind.Narrow ? 1 : 0;
                    gaps += probe.Shown.Fault.Kind == BookFaultKind.SequenceGap ? 1 : 0;
                });
            });
        Assert.True(live > 20_000 && narrow > 1_000 && gaps > 1_000, $"too tame to prove anything: {live} times Live, {narrow} narrow, {gaps} behind a gap");
    }

    private static void Play(DeepProbe probe, int askedFor, int[] turns, Action look)
    {
        DeepVenue venue = new(levels: 12);
        List<ReferenceDiff> sent = [];
        Queue<(int Turn, ReferenceDiff Snapshot)> coming = [];
        for (int turn = 0; turn < turns.Length; turn++)
        {
            SeededRandom random = new((ulong)turns[turn]);
            BookChange change = Send(probe, venue, sent, random);
            bool isAsked = change == BookChange.Invalidated || turn == 0 || random.NextUnit() < 0.05;
            if (isAsked)
            {
                coming.Enqueue((turn + (int)(random.NextUnit() * 8), venue.Snapshot(askedFor)));
            }

            while (coming.TryPeek(out (int Turn, ReferenceDiff Snapshot) next) && next.Turn <= turn)
            {
                probe.Snapshot(next.Snapshot);
                coming.Dequeue();
                AssertVenues(probe, venue);
            }

            AssertVenues(probe, venue);
            look();
        }
    }

    private static BookChange Send(DeepProbe probe, DeepVenue venue, List<ReferenceDiff> sent, SeededRandom random)
    {
        double chance = random.NextUnit();
        if (sent.Count > 0 && chance < 0.1)
        {
            return probe.Update(sent[(int)(random.NextUnit() * sent.Count)]);
        }

        ReferenceDiff update = venue.Change(random);
        if (chance < 0.12)
        {
            return BookChange.None;
        }

        sent.Add(update);
        return probe.Update(update);
    }

    private static void AssertVenues(DeepProbe probe, DeepVenue venue)
    {
        if (probe.Shown.IsLive)
        {
            (BookLevel[] bids, BookLevel[] asks) = venue.At(probe.Shown.UpdateId);
            Assert.Equal(bids.Take(Depth), probe.Shown.Bids.Levels.ToArray());
            Assert.Equal(asks.Take(Depth), probe.Shown.Asks.Levels.ToArray());
        }
    }
}
