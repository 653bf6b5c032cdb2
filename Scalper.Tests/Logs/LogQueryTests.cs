using Microsoft.Extensions.Logging;
using Scalper.Web.Logs;

namespace Scalper.Tests.Logs;

public sealed class LogQueryTests
{
    [Theory]
    [InlineData(null, null, null, 200, null)]
    [InlineData("1", "warning", "x", 1, LogLevel.Warning)]
    [InlineData("1000", "TRACE", " ", 1_000, LogLevel.Trace)]
    public void Read_WordsThatAreRight_AreTaken(string? lines, string? level, string? search, int expectedLines, LogLevel? expectedLevel) =>
        Assert.Equal(new LogQuery(expectedLines, expectedLevel, search), LogQuery.Read(lines, level, search, out _));

    [Theory]
    [InlineData("lines", "0")]
    [InlineData("lines", "1001")]
    [InlineData("lines", "-1")]
    [InlineData("lines", "+1")]
    [InlineData("lines", "ten")]
    [InlineData("lines", "")]
    [InlineData("lines", "99999999999999")]
    [InlineData("level", "None")]
    [InlineData("level", "3")]
    [InlineData("level", "Fatal")]
    [InlineData("level", "")]
    [InlineData("search", "")]
    public void Read_WordThatIsWrong_IsNamed(string name, string word)
    {
        string? Given(string wanted) => wanted == name ? word : null;
        Assert.Null(LogQuery.Read(Given("lines"), Given("level"), Given("search"), out (string Name, string Expected, string Received) refusal));
        Assert.Equal((name, word), (refusal.Name, refusal.Received));
        Assert.NotEmpty(refusal.Expected);
    }

    [Fact]
    public void Read_SearchWithoutEnd_IsRefused()
    {
        Assert.NotNull(LogQuery.Read(null, null, new string('x', LogQuery.LongestSearch), out _));
        Assert.Null(LogQuery.Read(null, null, new string('x', LogQuery.LongestSearch + 1), out _));
    }
}
