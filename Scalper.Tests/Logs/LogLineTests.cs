using Microsoft.Extensions.Logging;
using Scalper.Web.Logs;

namespace Scalper.Tests.Logs;

public sealed class LogLineTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 14, 0, 0, 7, TimeSpan.FromHours(2));

    [Fact]
    public void Write_PlainEvent_IsUtcTimeLevelCategoryAndMessage() =>
        Assert.Equal("2026-11-21T12:00:00.007Z\tWarning\tScalper.Feed\tlost", LogLine.Write(At, LogLevel.Warning, "Scalper.Feed", "lost", null));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("a\r\n2026-11-21T12:00:00.000Z\tCritical\tForged\tevent")]
    [InlineData(@"C:\new\table \u0041 \\")]
    [InlineData("escape \u001b[31m, next line \u0085, separators \u2028\u2029, null \0, delete \u007f")]
    [InlineData("")]
    [InlineData("\\")]
    [InlineData("größer 😀")]
    public void Write_AnyText_IsOneLineThatReadsBackAsItWas(string text)
    {
        InvalidOperationException fault = new(text);
        string line = LogLine.Write(At, LogLevel.Error, text, text, fault);
        Assert.DoesNotContain(line.Replace('\t', ' '), char.IsControl);
        Assert.Equal(4, line.Count(c => c == '\t'));
        Assert.Equal(new LogEntry(At, LogLevel.Error, text, text, fault.ToString()), LogLine.Read(line));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\n')]
    [InlineData('\u2028')]
    [InlineData('\u0001')]
    [InlineData('€')]
    public void Write_TextWithoutEnd_IsCutAndShorterThanTheLongestLine(char c)
    {
        string text = new(c, 1_000_000);
        string line = LogLine.Write(At, LogLevel.Error, text, text, new InvalidOperationException(text));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) < LogLine.LongestBytes);
        Assert.Contains("… (996000 more characters)", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("   at Some.Method()")]
    [InlineData("")]
    [InlineData("2026-11-21T12:00:00.007Z\tWarning\tcut")]
    [InlineData("2026-11-21T12:00:00.007Z\tLoud\tScalper\tunknown level")]
    [InlineData("2026-11-21T12:00:00.007Z\t3\tScalper\tlevel as a number")]
    [InlineData("2026-13-21T12:00:00.007Z\tWarning\tScalper\tno such month")]
    public void Read_LineNotOfOurs_IsAllMessage(string line) => Assert.Equal(new LogEntry(null, null, null, line, null), LogLine.Read(line));

    [Theory]
    [InlineData(@"cut \", "cut \\")]
    [InlineData(@"cut \u00", "cut u00")]
    public void Read_EscapeCutOff_IsReadAsFarAsItGoes(string field, string message) =>
        Assert.Equal(message, LogLine.Read($"2026-11-21T12:00:00.007Z\tWarning\tScalper\t{field}").Message);
}
