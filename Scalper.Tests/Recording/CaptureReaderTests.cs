using System.IO.Compression;
using System.Text;
using Scalper.Core.Recording;

namespace Scalper.Tests.Recording;

public sealed class CaptureReaderTests : IDisposable
{
    private const string Plain = "{\"recv_ns\":17,\"raw\":\"{\\\"a\\\":1}\"}\n\n{\"recv_ns\":null,\"raw\":\"x\\u00e9\"}\r\n{\"raw\":\"no time\"}\n{\"topic\":\"bare\"}";

    private readonly string _folder = Directory.CreateTempSubdirectory("captures").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Plain_GivesTimesFramesAndLineNumbers() => AssertPlain(Write("a.jsonl", Encoding.UTF8.GetBytes(Plain)));

    [Fact]
    public void Read_Gzip_IsKnownByItsBytesNotItsName()
    {
        AssertPlain(Write("a.jsonl.gz", Gzip(Plain)));
        AssertPlain(Write("misnamed.jsonl", Gzip(Plain)));
        AssertPlain(Write("misnamed.gz", Encoding.UTF8.GetBytes(Plain)));
    }

    [Fact]
    public void Read_EmptyFile_HasNoFrames() => Assert.Empty(CaptureReader.Read(Write("empty", [])));

    [Fact]
    public void Read_FramesBehindTheirTimes_AreTakenAsTheyStand()
    {
        string path = Write("raw.txt", Encoding.UTF8.GetBytes("1680652700423575 {\"a\": 1}\n\n1723161255030314667 {cut\r\n1680652700423576 \n"));
        Assert.Equal(
            [(1, 1_680_652_700_423_575_000L, "{\"a\": 1}"), (3, 1_723_161_255_030_314_667L, "{cut"), (4, (long?)1_680_652_700_423_576_000L, "")],
            CaptureReader.Read(path).Select(l => (l.Number, l.ReceivedAtNs, Encoding.UTF8.GetString(l.Frame))));
    }

    [Fact]
    public void Read_SeveralFiles_AreOneInTheirOrder()
    {
        string one = Write("one.jsonl", Encoding.UTF8.GetBytes("{\"recv_ns\":1,\"raw\":\"a\"}\n")), other = Write("other.gz", Gzip("1680652700423575 b"));
        Assert.Equal(["a", "b", "a"], CaptureReader.Read($"{one}+{other}+{one}").Select(l => Encoding.UTF8.GetString(l.Frame)));
        Assert.Equal("one.jsonl+other.gz", CaptureReader.NameOf($"{one}+{other}"));
        string plus = Write("a+b", Encoding.UTF8.GetBytes("{\"raw\":\"c\"}"));
        Assert.Equal(["c"], CaptureReader.Read(plus).Select(l => Encoding.UTF8.GetString(l.Frame)));
        CaptureFormatException e = Assert.Throws<CaptureFormatException>(() => CaptureReader.Read($"{one}+{_folder}/none").Count());
        Assert.StartsWith($"{_folder}/none: cannot be opened", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[1]")]
    [InlineData("12")]
    [InlineData("168065270042357 {}")]
    [InlineData("16806527004235750 {}")]
    [InlineData("1680652700423575{}")]
    [InlineData("168065270042357x {}")]
    [InlineData("9999999999999999999 {}")]
    [InlineData("{\"recv_ns\":17,\"raw\":\"cut")]
    [InlineData("{\"recv_ns\":\"17\",\"raw\":\"{}\"}")]
    [InlineData("{\"recv_ns\":1.5,\"raw\":\"{}\"}")]
    [InlineData("{\"recv_ns\":99999999999999999999,\"raw\":\"{}\"}")]
    [InlineData("{\"recv_ns\":17,\"raw\":\"\\ud800\"}")]
    public void Read_LineOfAnotherFormat_NamesFileAndLine(string line)
    {
        string path = Write("bad.jsonl", Encoding.UTF8.GetBytes("{\"raw\":\"good\"}\n\n" + line + "\n{\"raw\":\"after\"}"));
        List<CaptureLine> read = [];
        CaptureFormatException e = Assert.Throws<CaptureFormatException>(() => read.AddRange(CaptureReader.Read(path)));
        Assert.StartsWith($"{path}, line 3: expected {{\"recv_ns\":…,\"raw\":\"…\"}}", e.Message, StringComparison.Ordinal);
        Assert.Contains(line[..Math.Min(line.Length, 80)], e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Read_LongGarbageLine_IsShownCut()
    {
        string path = Write("bad.jsonl", Encoding.UTF8.GetBytes(new string('x', 1_000_000)));
        CaptureFormatException e = Assert.Throws<CaptureFormatException>(() => CaptureReader.Read(path).Count());
        Assert.InRange(e.Message.Length, 100, path.Length + 250);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Read_GzipCutShort_NamesFileAndLine(double share)
    {
        byte[] whole = Gzip(string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $$"""{"recv_ns":{{i * 7919L}},"raw":"{{i * 104_729L:x}}"}""")));
        string path = Write("cut.gz", whole[..(int)(whole.Length * share)]);
        CaptureFormatException e = Assert.Throws<CaptureFormatException>(() => CaptureReader.Read(path).Count());
        Assert.Matches($"^{path}, line [0-9]+: ", e.Message);
    }

    [Fact]
    public void Read_GzipWithAFlippedByte_IsRefused()
    {
        byte[] whole = Gzip(string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $$"""{"recv_ns":{{i * 7919L}},"raw":"{{i * 104_729L:x}}"}""")));
        whole[whole.Length / 2] ^= 0xff;
        string path = Write("flipped.gz", whole);
        CaptureFormatException e = Assert.Throws<CaptureFormatException>(() => CaptureReader.Read(path).Count());
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_SaysSo()
    {
        string path = Path.Combine(_folder, "none.jsonl");
        Assert.StartsWith($"{path}: cannot be opened", Assert.Throws<CaptureFormatException>(() => CaptureReader.Read(path).Count()).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{_folder}: cannot be opened", Assert.Throws<CaptureFormatException>(() => CaptureReader.Read(_folder).Count()).Message, StringComparison.Ordinal);
    }

    private static void AssertPlain(string path) => Assert.Equal(
        [(1, 17L, "{\"a\":1}"), (3, null, "xé"), (4, null, "no time"), (5, (long?)null, "{\"topic\":\"bare\"}")],
        CaptureReader.Read(path).Select(l => (l.Number, l.ReceivedAtNs, Encoding.UTF8.GetString(l.Frame))));

    private static byte[] Gzip(string text)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
