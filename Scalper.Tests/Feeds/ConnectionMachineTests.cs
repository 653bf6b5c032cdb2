using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>Every transition of a connection, with its cause.</summary>
public sealed class ConnectionMachineTests
{
    private const long Second = 1_000_000_000;

    private readonly ConnectionMachine _machine = new(new FeedOptions(), new SeededRandom(1));

    [Fact]
    public void New_Machine_IsDisconnectedAndPlansNothing()
    {
        Assert.Equal((ConnectionState.Disconnected, null), (_machine.State, _machine.AttemptAtNs));
        Assert.False(_machine.IsAttemptDue(long.MaxValue - 1));
        Assert.Empty(_machine.History);
    }

    [Fact]
    public void Start_Anew_ConnectsAtOnce()
    {
        _machine.Start(5 * Second);
        Assert.Equal((ConnectionState.Connecting, 5 * Second), (_machine.State, _machine.AttemptAtNs));
        Assert.True(_machine.IsAttemptDue(5 * Second));
        Assert.Equal(new ConnectionTransition(5 * Second, ConnectionState.Disconnected, ConnectionState.Connecting, "started"), Assert.Single(_machine.History));
    }

    [Fact]
    public void Opened_AfterAnAttempt_IsConnectedAndPlansNothing()
    {
        Open(0);
        Assert.Equal((ConnectionState.Connected, null), (_machine.State, _machine.AttemptAtNs));
        Assert.Equal("opened", _machine.History[^1].Cause);
    }

    [Theory]
    [InlineData(ConnectionEndKind.OwnClose, null, ConnectionState.Terminated)]
    [InlineData(ConnectionEndKind.Broken, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.ConnectTimeout, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.Unreachable, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.NoAnswer, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.Silence, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.SendFailed, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.TooLong, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.Replaced, null, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.NotAuthenticated, null, ConnectionState.Failed)]
    [InlineData(ConnectionEndKind.CloseFrame, 1000, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.CloseFrame, 1001, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.CloseFrame, 1005, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.CloseFrame, 1008, ConnectionState.Failed)]
    [InlineData(ConnectionEndKind.CloseFrame, 1011, ConnectionState.Reconnecting)]
    [InlineData(ConnectionEndKind.HttpRefusal, 403, ConnectionState.Failed)]
    [InlineData(ConnectionEndKind.HttpRefusal, 404, ConnectionState.Failed)]
    [InlineData(ConnectionEndKind.HttpRefusal, 429, ConnectionState.Failed)]
    [InlineData(ConnectionEndKind.HttpRefusal, 503, ConnectionState.Reconnecting)]
    public void Lost_EveryEnd_LeadsToItsStateAndKeepsItsWords(ConnectionEndKind kind, int? code, ConnectionState expected)
    {
        Open(0);
        _machine.Lost(new ConnectionEnd(kind, "what happened", code), 100 * Second);
        Assert.Equal(expected, _machine.State);
        Assert.Equal(new ConnectionTransition(100 * Second, ConnectionState.Connected, expected, "what happened"), _machine.History[^1]);
    }

    [Theory]
    [InlineData(ConnectionEndKind.Broken, null, true)]
    [InlineData(ConnectionEndKind.CloseFrame, 1005, true)]
    [InlineData(ConnectionEndKind.Silence, null, true)]
    [InlineData(ConnectionEndKind.CloseFrame, 1000, false)]
    [InlineData(ConnectionEndKind.CloseFrame, 1001, false)]
    [InlineData(ConnectionEndKind.CloseFrame, 1011, false)]
    [InlineData(ConnectionEndKind.SendFailed, null, false)]
    public void Lost_AfterAHealthyMinute_IsAtOnceOnlyWhereNothingAsksForAWait(ConnectionEndKind kind, int? code, bool atOnce)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            ConnectionMachine machine = new(new FeedOptions(), new SeededRandom(seed));
            machine.Opened(0);
            machine.Lost(new ConnectionEnd(kind, "", code), 60 * Second);
            Assert.Equal(atOnce, machine.AttemptAtNs == 60 * Second);
            Assert.InRange(machine.AttemptAtNs!.Value, 60 * Second, 61 * Second);
        }
    }

    [Fact]
    [Trait("Fault", "F-05")]
    [Trait("Fault", "F-76")]
    public void Lost_AgainAndAgain_WaitsUpToTwiceAsLongEachTimeAndNeverBeyondTheCap()
    {
        double[] longest = new double[8];
        for (ulong seed = 1; seed <= 300; seed++)
        {
            ConnectionMachine machine = new(new FeedOptions { BackoffFirstMilliseconds = 1_000, BackoffCapMilliseconds = 15_000 }, new SeededRandom(seed));
            machine.Start(0);
            long now = 0;
            for (int i = 0; i < longest.Length; i++)
            {
                machine.Opened(now);
                now += 59 * Second;
                machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, ""), now);
                longest[i] = Math.Max(longest[i], (machine.AttemptAtNs!.Value - now) / (double)Second);
                now = machine.AttemptAtNs.Value;
            }
        }

        double[] bounds = [0, 1, 2, 4, 8, 15, 15, 15];
        Assert.All(longest.Zip(bounds), pair => Assert.InRange(pair.First, pair.Second * 0.95, pair.Second));
    }

    [Fact]
    public void Lost_AfterAHealthyMinute_BeginsTheCurveAnew()
    {
        long now = 0;
        for (int i = 0; i < 10; i++)
        {
            Open(now);
            _machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, ""), now);
        }

        Open(now);
        now += 60 * Second;
        _machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, ""), now);
        Assert.Equal(now, _machine.AttemptAtNs);
    }

    [Fact]
    [Trait("Fault", "F-05")]
    public void Lost_TwoHundredRefusals_MakesNoAttemptInsideAnyBan()
    {
        _machine.Start(0);
        long now = 0;
        for (int i = 0; i < 200; i++)
        {
            bool isBan = i % 2 == 0;
            ConnectionEnd end = new(ConnectionEndKind.HttpRefusal, "", isBan ? 403 : 429, isBan ? null : TimeSpan.FromSeconds(120));
            _machine.Lost(end, now);
            Assert.Equal(now + ((isBan ? 600 : 120) * Second), _machine.AttemptAtNs);
            Assert.False(_machine.IsAttemptDue(_machine.AttemptAtNs!.Value - 1));
            now = _machine.AttemptAtNs.Value;
        }
    }

    [Theory]
    [Trait("Fault", "F-13")]
    [InlineData(ConnectionEndKind.CloseFrame, 1008, 600)]
    [InlineData(ConnectionEndKind.HttpRefusal, 403, 600)]
    [InlineData(ConnectionEndKind.HttpRefusal, 404, 600)]
    public void Lost_Halt_PlansTheNextAttemptAfterIt(ConnectionEndKind kind, int code, int seconds)
    {
        Open(0);
        _machine.Lost(new ConnectionEnd(kind, "", code), 7 * Second);
        Assert.Equal((7 + seconds) * Second, _machine.AttemptAtNs);
    }

    [Fact]
    [Trait("Fault", "F-13")]
    public void Lost_NotAuthenticated_IsNeverTriedAgainByItself()
    {
        Open(0);
        _machine.Lost(new ConnectionEnd(ConnectionEndKind.NotAuthenticated, "key refused"), Second);
        Assert.Null(_machine.AttemptAtNs);
        Assert.False(_machine.IsAttemptDue(long.MaxValue - 1));
    }

    [Fact]
    public void Retry_Halted_TriesAtOnceAndForgetsTheFailures()
    {
        Open(0);
        _machine.Lost(new ConnectionEnd(ConnectionEndKind.CloseFrame, "policy", 1008), Second);
        _machine.Retry("asked by an administrator", 2 * Second);
        Assert.Equal((ConnectionState.Reconnecting, 2 * Second), (_machine.State, _machine.AttemptAtNs));
        Assert.Equal("asked by an administrator", _machine.History[^1].Cause);

        _machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, ""), 3 * Second);
        Assert.Equal(3 * Second, _machine.AttemptAtNs);
    }

    [Fact]
    public void Retry_Waiting_TriesAtOnce()
    {
        _machine.Start(0);
        _machine.Lost(new ConnectionEnd(ConnectionEndKind.Unreachable, ""), Second);
        _machine.Retry("now", Second + 1);
        Assert.Equal(Second + 1, _machine.AttemptAtNs);
    }

    [Fact]
    public void Retry_WhereNothingWaits_ChangesNothing()
    {
        _machine.Retry("now", 0);
        Assert.Equal(ConnectionState.Disconnected, _machine.State);
        Open(0);
        _machine.Retry("now", Second);
        Assert.Equal(ConnectionState.Connected, _machine.State);
        _machine.Stop(2 * Second);
        _machine.Retry("now", 3 * Second);
        Assert.Equal((ConnectionState.Terminated, null), (_machine.State, _machine.AttemptAtNs));
    }

    [Fact]
    public void Stop_AnyState_EndsForGood()
    {
        Open(0);
        _machine.Stop(Second, "engine fault: x");
        Assert.Equal((ConnectionState.Terminated, null), (_machine.State, _machine.AttemptAtNs));
        Assert.Equal("engine fault: x", _machine.History[^1].Cause);
    }

    [Fact]
    public void History_ManyTransitions_KeepsTheLastHundredOldestFirst()
    {
        for (int i = 0; i < 75; i++)
        {
            Open(2 * i);
            _machine.Lost(new ConnectionEnd(ConnectionEndKind.Broken, $"loss {i}"), (2 * i) + 1);
        }

        Assert.Equal(100, _machine.History.Count);
        Assert.Equal(Enumerable.Range(25, 50).Select(i => $"loss {i}"), _machine.History.Select(t => t.Cause).Where(c => c != "opened"));
        Assert.All(_machine.History.Zip(_machine.History.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    private void Open(long nowNs) => _machine.Opened(nowNs);
}
