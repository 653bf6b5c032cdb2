using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Events;

namespace Scalper.Tests.Engine;

public sealed class ConnectionTallyTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    private readonly ConnectionTally _tally = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(1_000, true)]
    public void IsMalformedAlert_ByTheLastMinutesShare_IsOnAboveOnePercentOnly(int malformed, bool expected)
    {
        Fill(frames: 1_000, malformed);
        Assert.Equal(malformed / 1_000.0, _tally.MalformedShare(Start + Second));
        Assert.Equal(expected, _tally.IsMalformedAlert(Start + Second));
    }

    [Fact]
    public void IsMalformedAlert_MinuteLater_IsOff()
    {
        Fill(frames: 100, malformed: 50);
        Assert.True(_tally.IsMalformedAlert(Start + (60 * Second)));
        Assert.False(_tally.IsMalformedAlert(Start + (61 * Second)));
        Assert.Null(_tally.MalformedShare(Start + (61 * Second)));
    }

    [Fact]
    public void MalformedShare_NoFrames_IsNone()
    {
        Assert.Null(_tally.MalformedShare(Start));
        Assert.False(_tally.IsMalformedAlert(Start));
    }

    [Fact]
    public void Message_OverSeveralConnections_AddsUpBytes()
    {
        _tally.Opened(isCompressed: false, Start);
        _tally.Message(100, wireBytes: 110, Start + 1);
        _tally.Message(100, wireBytes: 220, Start + 2);
        _tally.Lost();
        Assert.Equal((1, 1, 0), (_tally.Connects, _tally.Losses, _tally.OpenedAtNs));
        _tally.Opened(isCompressed: true, Start + 10);
        _tally.Message(500, wireBytes: 90, Start + 11);
        Assert.Equal((2, 700, 310, Start + 10, Start + 11, true),
            (_tally.Connects, _tally.FrameBytes, _tally.WireBytes, _tally.OpenedAtNs, _tally.LastMessageAtNs, _tally.IsCompressed));
    }

    [Fact]
    public void Sample_LastMalformedFrame_IsItsFirstTwoHundredBytesInPrintableWords()
    {
        MalformedFrames malformed = new();
        Assert.Equal("", malformed.Sample());
        malformed.Note(new byte[300], DecodeResult.NotJson);
        Assert.Equal(new string('.', 200), malformed.Sample());
        malformed.Note("a\r\n\u00e9\u007f~"u8, DecodeResult.WrongShape);
        Assert.Equal("a.....~", malformed.Sample());
        malformed.Note(Encoding.ASCII.GetBytes(new string('x', 199) + "yz"), DecodeResult.WrongShape);
        Assert.Equal(new string('x', 199) + "y", malformed.Sample());
        Assert.Equal((3, DecodeResult.WrongShape), (malformed.Count, malformed.Last));
    }

    private void Fill(int frames, int malformed)
    {
        for (int i = 0; i < frames; i++)
        {
            _tally.Message(10, 10, Start + i);
            if (i < malformed)
            {
                _tally.Malformed.Add(Start + i);
            }
        }
    }
}
