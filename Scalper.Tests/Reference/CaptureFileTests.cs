namespace Scalper.Tests.Reference;

public sealed class CaptureFileTests
{
    private static readonly CaptureLine[] Lines =
    [
        new(1_786_310_819_526_357_000, """{"topic":"a","quote":"\"x\""}"""),
        new(null, """{"op":"ping"}"""),
    ];

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.gz")]
    public void Read_WhatWasWritten_IsTheSame(string ending)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        try
        {
            CaptureFile.Write(path, Lines);
            Assert.Equal(Lines, CaptureFile.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Parse_BareFrame_HasNoReceiveTime() =>
        Assert.Equal(new CaptureLine(null, """{"topic":"orderbook.500.X"}"""), CaptureFile.Parse("""{"topic":"orderbook.500.X"}"""));
}
