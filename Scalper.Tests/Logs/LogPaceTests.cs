using Microsoft.Extensions.Logging;
using Scalper.Tests.Components;
using Scalper.Web.Logs;

namespace Scalper.Tests.Logs;

public sealed class LogPaceTests
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);
    private static readonly LogCause One = new("Feed", 1, LogLevel.Warning, "lost {Symbol}"), Other = One with { EventId = 2 };
    private readonly ManualTime _time = new();
    private readonly LogPace _pace;

    public LogPaceTests() => _pace = new LogPace(lines: 3, Span, _time);

    [Fact]
    public void Admits_MoreThanItsLines_RefusesTheRestOfTheSpan()
    {
        Assert.Equal([true, true, true, false, false], Ask(One, 5));
        _time.Advance(Span - TimeSpan.FromTicks(1));
        Assert.Empty(_pace.EndSpans());
        Assert.Equal([false], Ask(One, 1));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal([new LeftOut(One, 3)], _pace.EndSpans());
        Assert.Equal([true, true, true, false], Ask(One, 4));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Admits_AnotherCause_HasItsOwnLines(bool isOtherTemplate)
    {
        Ask(One, 10);
        LogCause other = isOtherTemplate ? One with { Template = "found {Symbol}" } : One with { Category = "Engine" };
        Assert.Equal([true, true, true, false], Ask(other, 4));
    }

    [Fact]
    public void EndSpans_NothingLeftOut_SaysNothingAndForgetsTheCause()
    {
        Ask(One, 3);
        _time.Advance(Span);
        Assert.Empty(_pace.EndSpans());
        Assert.Equal([true, true, true], Ask(One, 3));
    }

    [Fact]
    public void EndSpans_OneOfTwoIsOver_TellsThatOneOnce()
    {
        Ask(One, 4);
        _time.Advance(Span / 2);
        Ask(Other, 5);
        _time.Advance(Span / 2);
        Assert.Equal([new LeftOut(One, 1)], _pace.EndSpans());
        Assert.Empty(_pace.EndSpans());
        _time.Advance(Span / 2);
        Assert.Equal([new LeftOut(Other, 2)], _pace.EndSpans());
    }

    [Fact]
    public void EndSpans_All_EndsThoseThatStillRun()
    {
        Ask(One, 7);
        Assert.Equal([new LeftOut(One, 4)], _pace.EndSpans(all: true));
        Assert.Empty(_pace.EndSpans(all: true));
    }

    [Fact]
    public void Admits_CausesWithoutEnd_AreTakenForOneBeyondTheBound()
    {
        int admitted = Enumerable.Range(0, 10_000).Count(i => _pace.Admits(One with { EventId = i }));
        // As many causes as have a place, and three lines for all the others.
        Assert.Equal(LogPace.MostCauses + 3, admitted);
        Assert.True(_pace.Admits(One with { EventId = 1 }));
        LeftOut told = Assert.Single(_pace.EndSpans(all: true));
        Assert.Equal(new LeftOut(LogPace.Others, 10_000 - LogPace.MostCauses - 3), told);
    }

    [Fact]
    public async Task Admits_ManyThreads_CountsEveryEvent()
    {
        int admitted = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                if (_pace.Admits(One))
                {
                    Interlocked.Increment(ref admitted);
                }
            }
        })));
        Assert.Equal(3, admitted);
        Assert.Equal([new LeftOut(One, 3_997)], _pace.EndSpans(all: true));
    }

    private bool[] Ask(LogCause cause, int times) => [.. Enumerable.Range(0, times).Select(_ => _pace.Admits(cause))];
}
