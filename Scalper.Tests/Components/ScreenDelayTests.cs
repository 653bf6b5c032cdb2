using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Primitives;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Components;

public sealed class ScreenDelayTests
{
    private readonly FakeMarket _market = new("BTCUSDT", "SOLUSDT");
    private readonly SteppedTime _time = new();
    private readonly LiveBoard _board;
    private readonly ScreenDelay _delay;
    private long _frames;

    public ScreenDelayTests()
    {
        _board = new LiveBoard(_market, new FakeGrades(), new LeadingSymbol(_market, new LeadOptions()));
        _delay = new ScreenDelay(new LiveBridge(_board, new DashboardOptions(), _time, NullLogger<LiveBridge>.Instance), _time);
        Picture();
    }

    [Fact]
    public void Acknowledge_OnePicture_CountsFromTheFrameToTheAnswer()
    {
        Frame("BTCUSDT");
        Pass(100);
        Picture();
        Assert.Equal(1, _delay.Stamp);
        Pass(40);
        _delay.Acknowledge(1);
        Picture();
        Assert.Equal((140.0, 140.0), (_delay.P50Ms, _delay.P99Ms));
    }

    [Fact]
    public void Beat_NoFrameSinceThePictureBefore_AsksNothing()
    {
        Pass(250);
        Picture();
        Assert.Equal(0, _delay.Stamp);
        Assert.Null(_delay.P50Ms);
    }

    [Fact]
    public void Beat_WhileAQuestionIsUnderWay_AsksNoOtherAndTheLateAnswerCountsInFull()
    {
        Frame("BTCUSDT");
        Pass(10);
        Picture();
        for (int i = 0; i < 4; i++)
        {
            Frame("SOLUSDT");
            Pass(250);
            Picture();
        }

        Assert.Equal(1, _delay.Stamp);
        _delay.Acknowledge(1);
        Picture();
        Assert.Equal(1014, _delay.P99Ms);
    }

    [Fact]
    public void Acknowledge_UnknownOrTwice_CountsOnce()
    {
        Frame("BTCUSDT");
        Pass(10);
        Picture();
        _delay.Acknowledge(7);
        Pass(10);
        _delay.Acknowledge(1);
        Pass(500);
        _delay.Acknowledge(1);
        Picture();
        Assert.Equal(20, _delay.P99Ms);
    }

    [Fact]
    public void Forget_HiddenTab_TheTimeInTheBackgroundIsNoDelay()
    {
        Frame("BTCUSDT");
        Pass(10);
        Picture();
        _delay.Forget();
        Pass(20_000);
        _delay.Acknowledge(1);
        Frame("BTCUSDT");
        Picture();
        Assert.Null(_delay.P50Ms);
    }

    [Fact]
    public void Figures_AMinuteWithoutAnswers_AreNoneAgain()
    {
        Frame("BTCUSDT");
        Pass(10);
        Picture();
        _delay.Acknowledge(1);
        Picture();
        Assert.NotNull(_delay.P50Ms);
        Pass(61_000);
        Picture();
        Assert.Null(_delay.P50Ms);
    }

    [Fact]
    public void Figures_ManyPictures_AreTheirPercentiles()
    {
        for (int i = 1; i <= 100; i++)
        {
            Frame("BTCUSDT");
            Pass(10);
            Picture();
            Pass(i == 100 ? 300 : 20);
            _delay.Acknowledge(i);
        }

        Pass(1000);
        Picture();
        Assert.Equal(30, _delay.P50Ms!.Value, 3);
        Assert.Equal(30, _delay.P99Ms!.Value, 3);
        Frame("BTCUSDT");
        Pass(10);
        Picture();
        Pass(400);
        _delay.Acknowledge(101);
        Pass(1000);
        Picture();
        Assert.Equal(310, _delay.P99Ms!.Value, 3);
    }

    private void Frame(string symbol)
    {
        Pass(1);
        _market.Publish(symbol, Views.Scoring(50 + (++_frames % 5)) with { UpdatedAtNs = NowMs * 1_000_000 });
    }

    private void Pass(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private void Picture()
    {
        _board.Read(NowMs);
        _delay.Beat();
    }

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
