using Scalper.Core.Feeds;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>The deadlines of an open connection: 10 s to the first answer, 20 s to the first data, 30 s of silence.</summary>
public sealed class ConnectionWatchTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    private readonly ConnectionWatch _watch = new(new FeedOptions());

    public ConnectionWatchTests() => _watch.Opened();

    [Theory]
    [InlineData(10, null)]
    [InlineData(10.001, ConnectionEndKind.NoAnswer)]
    public void Overdue_NoAnswerAndNoData_EndsAfterTheFirstDeadline(double seconds, ConnectionEndKind? expected)
    {
        _watch.Asked(Start);
        Assert.Equal(expected, Overdue(seconds)?.Kind);
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(20.001, ConnectionEndKind.Silence)]
    [Trait("Fault", "F-01")]
    public void Overdue_AnswerButNoData_EndsAfterTheSecond(double seconds, ConnectionEndKind? expected)
    {
        _watch.Asked(Start);
        _watch.Answered();
        Assert.Equal(expected, Overdue(seconds)?.Kind);
    }

    [Theory]
    [InlineData(35, null)]
    [InlineData(35.001, ConnectionEndKind.Silence)]
    public void Overdue_DataThatStops_EndsAfterTheSilence(double seconds, ConnectionEndKind? expected)
    {
        _watch.Asked(Start);
        _watch.Data(At(5));
        Assert.Equal(expected, Overdue(seconds)?.Kind);
    }

    [Fact]
    [Trait("Fault", "F-01")]
    public void Overdue_AnswersWithoutData_KeepNothingAlive()
    {
        _watch.Asked(Start);
        _watch.Data(At(1));
        for (int s = 2; s <= 31; s++)
        {
            _watch.Answered();
            _watch.Asked(At(s));
            Assert.Null(Overdue(s));
        }

        Assert.Equal("no data for 30 s on an open connection", Overdue(31.1)!.Words);
    }

    [Fact]
    public void Overdue_RequestsInARow_WaitSinceTheFirst()
    {
        for (int s = 0; s <= 10; s++)
        {
            _watch.Asked(At(s));
        }

        Assert.Equal(ConnectionEndKind.NoAnswer, Overdue(10.1)?.Kind);
    }

    [Fact]
    public void Overdue_NothingAskedFor_IsNeverOverdue()
    {
        Assert.Null(Overdue(1_000));
    }

    [Fact]
    public void Overdue_NothingExpectedForAWhile_WaitsAnewOnceSomethingIs()
    {
        _watch.Asked(Start);
        _watch.Data(At(1));
        for (int s = 2; s <= 500; s++)
        {
            Assert.Null(_watch.Overdue(expectsData: false, At(s)));
        }

        Assert.Null(Overdue(530));
        Assert.Equal(ConnectionEndKind.Silence, Overdue(530.1)?.Kind);
    }

    [Fact]
    public void Opened_Again_BeginsAnewButRemembersTheLastData()
    {
        _watch.Asked(Start);
        _watch.Data(At(1));
        _watch.Opened();
        Assert.Null(Overdue(100));
        Assert.Equal(At(1), _watch.DataAtNs);
        _watch.Asked(At(100));
        Assert.Null(Overdue(110));
        Assert.Equal(ConnectionEndKind.NoAnswer, Overdue(110.1)?.Kind);
    }

    private static long At(double seconds) => Start + (long)(seconds * Second);

    private ConnectionEnd? Overdue(double seconds) => _watch.Overdue(expectsData: true, At(seconds));
}
