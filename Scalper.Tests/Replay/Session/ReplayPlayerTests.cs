using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay.Session;

/// <summary>Wherever a replay goes, and whatever way it takes, the lanes are as any other replay up to there leaves them.</summary>
public sealed class ReplayPlayerTests : IDisposable
{
    private const int Moves = 40;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Move_RecordedRunAnyWay_StatesAreThoseOfTheDirectWay()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 21, messages: 9_000);

        Walk(_folder.Path, new ReplaySessionOptions
        {
            Time = new RacingTime(), Past = TimeSpan.FromMilliseconds(200), KeyframeEvery = TimeSpan.FromMilliseconds(150), KeyframeBytes = 16 << 20,
        });
    }

    [Fact]
    public async Task Move_TwoRuns_TheLaterBeginsWhereTheEarlierEnds()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 23, messages: 2_000);
        await RecordedRun.ResumeAsync(_folder.Path, seed: 24, messages: 1_000);
        ReplayCatalogue catalogue = ReplayCatalogue.Read(_folder.Path);
        ReplayPlan plan = ReplayPlan.Read(catalogue, _folder.Path);
        using ReplayPlayer player = new(plan, new ReplaySessionOptions { Time = new RacingTime() });
        player.Begin();
        Assert.Equal(2, plan.Runs.Count);
        Assert.True(player.PlayTo(plan.Runs[1].FirstNs - 1));
        (ushort, long)[] end = Numbers(player);
        Assert.Equal(plan.Runs[0].Lanes.Select(l => l.Track.Run).Distinct(), player.Lanes.Select(l => l.Plan.Track.Run).Distinct());

        Assert.True(player.Step(1, long.MaxValue));
        Assert.Equal(plan.Runs[1].Lanes[0].Track.Run, player.Lanes[0].Plan.Track.Run);
        (ushort, long)[] begin = Numbers(player);
        Assert.True(player.Step(-1, long.MaxValue));
        Assert.Equal(end, Numbers(player));
        Assert.True(player.Step(-3, long.MaxValue));
        Assert.Equal(3, end.Zip(Numbers(player)).Sum(n => n.First.Item2 - n.Second.Item2));
        Assert.True(player.Step(4, long.MaxValue));
        Assert.Equal(begin, Numbers(player));
        Assert.True(player.PlayTo(long.MaxValue));
        Assert.Null(player.NextNs);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Move_CaptureAnyWay_StatesAreThoseOfTheDirectWay(int seed)
    {
        string capture = CaptureFile.Write(_folder.Path, seed);

        Walk(capture, new ReplaySessionOptions { Time = new RacingTime(), Past = TimeSpan.FromSeconds(5), KeyframeBytes = 2 << 20 });
    }

    private static (ushort, long)[] Numbers(ReplayPlayer player) => [.. player.Lanes.Where(l => l.Lane is not null).Select(l => (l.Index, l.Lane!.Number))];

    private static void Walk(string path, ReplaySessionOptions options)
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        ReplayCatalogue catalogue = ReplayCatalogue.Read(path);
        InputOrder order = new(catalogue);
        using ReplayPlayer player = new(ReplayPlan.Read(catalogue, path), options);
        player.Begin();
        int at = 0;
        for (int move = 0; move < Moves; move++)
        {
            (at, string way) = Move(player, order, at, random);
            AssertStandsAt(player, order, at, $"seed {seed}, move {move}: {way}");
        }

        Assert.True(player.Keyframes.Count > 1 && player.Keyframes.Bytes <= options.KeyframeBytes, $"{player.Keyframes.Count} keyframes of {player.Keyframes.Bytes} bytes");
    }

    private static (int At, string Way) Move(ReplayPlayer player, InputOrder order, int at, Random random)
    {
        (long TimeNs, ushort Lane, long Number) to = order.Inputs[random.Next(order.Inputs.Count)];
        int steps = random.Next(2) == 0 ? random.Next(-3, 4) : random.Next(-900, 900);
        switch (random.Next(4))
        {
            case 0:
                Assert.True(player.Seek(to.TimeNs));
                Assert.Equal(to.TimeNs, player.NowNs);
                return (order.CountTo(to.TimeNs), $"seek {to.TimeNs}");
            case 1:
                Assert.True(player.SeekTo(to.Lane, to.Number));
                return (Enumerable.Range(0, order.Inputs.Count).First(i => order.Inputs[i] == to) + 1, $"seek to {to}");
            case 2:
                Assert.True(player.PlayTo(Math.Max(player.NowNs, to.TimeNs)));
                return (Math.Max(at, order.CountTo(player.NowNs)), $"play to {player.NowNs}");
            default:
                Assert.True(player.Step(steps, long.MaxValue));
                return (Math.Clamp(at + steps, 0, order.Inputs.Count), $"{steps} steps from {at}");
        }
    }

    private static void AssertStandsAt(ReplayPlayer player, InputOrder order, int at, string way)
    {
        foreach ((ushort lane, long number) in order.NumbersAfter(at))
        {
            PlayedLane played = player.Lanes.Single(l => l.Index == lane);
            Assert.True(played.Lane?.Number == number, $"{way}: lane {lane} expected at {number} of {at}, came to {played.Lane?.Number}");
            Assert.True(order.StateAfter(lane, number).AsSpan().SequenceEqual(InputOrder.Write(played.Lane!)), $"{way}: lane {lane} is another at {number}");
        }
    }
}
