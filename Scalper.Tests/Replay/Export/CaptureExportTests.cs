using System.Text;
using Scalper.Core.Recording;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Replay.Export;

/// <summary>Captures into recordings, recordings into captures: no byte of a frame is lost on the way.</summary>
public sealed class CaptureExportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _out = new();

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }

    [CapturesTheory]
    [InlineData("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz")]
    [InlineData("linear_20250613_ob1_2symbols.jsonl.gz")]
    [InlineData("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz")]
    [InlineData("spot_20260809_BTCUSDT_ob200_trades_tickers_kline.jsonl.gz")]
    public void Import_RecordedSession_ReplaysToItsHashAndComesBackAsItWas(string name)
    {
        string capture = CapturePath.Bybit(name), recording = Path.Combine(_out.Path, "a.journal"), back = Path.Combine(_out.Path, "b.jsonl.gz");

        (_, ReplayReport played) = CaptureImport.Write(capture, recording, CancellationToken.None);
        CaptureExport.Write(ReplayCatalogue.Read(recording), symbol: null, ExportRange.All, back, CancellationToken.None);

        ReplayReport replayed = RecordingReplay.Play(recording, CancellationToken.None);
        Assert.Equal((RecordingReplay.Play(capture, CancellationToken.None).Hash, 0), (replayed.Hash, replayed.AllFaults.Count()));
        Assert.Equal(played.Hash, replayed.Hash);
        Assert.Empty(replayed.Differences);
        Assert.True(replayed.Lanes[0].Compared > 0);
        Assert.Equal(Frames(capture), Frames(back));
    }

    [Fact]
    public void Import_FramesOfAnyBytesAndWithoutTimes_ComeBackAsTheyWere()
    {
        byte[] noText = [0xff, 0x00, (byte)'"', 0xc3];
        string[] lines =
        [
            "{\"recv_ns\":null,\"raw\":\"no time\"}", "{\"recv_ns\":1786300000000000001,\"raw\":\"\\u0000 \\\"quoted\\\" \\ud83d\\ude00 \\n\"}",
            "{\"recv_ns\":1786300000000000000,\"raw\":\"\"}", $"{{\"recv_ns\":1786300000000000002,\"raw_b64\":\"{Convert.ToBase64String(noText)}\"}}",
        ];
        string capture = Path.Combine(_folder.Path, "c.jsonl"), recording = Path.Combine(_out.Path, "a.journal"), back = Path.Combine(_out.Path, "b.jsonl");
        File.WriteAllLines(capture, lines, new UTF8Encoding(false));

        CaptureImport.Write(capture, recording, CancellationToken.None);
        CaptureExport.Write(ReplayCatalogue.Read(recording), symbol: null, ExportRange.All, back, CancellationToken.None);

        Assert.Equal(Frames(capture), Frames(back));
        Assert.Equal(Convert.ToHexString(noText), Frames(back)[^1].Frame);
        string again = Path.Combine(_out.Path, "again.journal");
        CaptureImport.Write(capture, again, CancellationToken.None);
        Assert.Equal(File.ReadAllBytes(recording), File.ReadAllBytes(again));
    }

    [Fact]
    public async Task Export_RunOfSeveralLanes_HasEveryFrameAndEachLaneInItsOrder()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 31, messages: 5_000);
        ReplayReport played = RecordingReplay.Play(_folder.Path, CancellationToken.None);
        string capture = Path.Combine(_out.Path, "c.jsonl.gz"), recording = Path.Combine(_out.Path, "a.journal"), back = Path.Combine(_out.Path, "b.jsonl");

        ExportReport report = CaptureExport.Write(ReplayCatalogue.Read(_folder.Path), symbol: null, ExportRange.All, capture, CancellationToken.None);
        CaptureImport.Write(capture, recording, CancellationToken.None);
        CaptureExport.Write(ReplayCatalogue.Read(recording), symbol: null, ExportRange.All, back, CancellationToken.None);

        (long?, string Frame)[] frames = Frames(capture);
        Assert.Equal((played.Lanes.Sum(l => l.Frames), (long)frames.Length), (report.Frames, report.Frames));
        Assert.Equal(frames, Frames(back));
        Assert.Equal(frames.Select(f => f.Item1), frames.Select(f => f.Item1).Order());
        string symbol = "BTCUSDT", own = Path.Combine(_out.Path, "own.jsonl");
        CaptureExport.Write(ReplayCatalogue.Read(_folder.Path), symbol, ExportRange.All, own, CancellationToken.None);
        Assert.Equal(frames.Where(f => Encoding.UTF8.GetString(Convert.FromHexString(f.Frame)).Contains($".{symbol}\"", StringComparison.Ordinal)), Frames(own));
    }

    [Fact]
    public void Write_NoCaptureOrNothingInTheRange_SaysWhatWasExpectedAndLeavesNoFile()
    {
        string text = Path.Combine(_folder.Path, "notes.txt"), broken = Path.Combine(_folder.Path, "broken.jsonl"), empty = Path.Combine(_folder.Path, "e.jsonl"), path = Path.Combine(_out.Path, "x");
        File.WriteAllText(text, "notes");
        File.WriteAllText(broken, "{\"recv_ns\":1,\"raw\":\"{}\"}\n{\"recv_ns\":");
        File.WriteAllText(empty, "{\"recv_ns\":5,\"raw\":\"{}\"}");

        Assert.Contains("expected a capture", Assert.Throws<ExportException>(() => CaptureImport.Write(text, path, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Contains("line 2", Assert.Throws<ExportException>(() => CaptureImport.Write(broken, path, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Contains("line 2", Fault(broken, ExportRange.All), StringComparison.Ordinal);
        Assert.Contains("came none", Fault(empty, new ExportRange(6, 7)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_out.Path));

        string Fault(string capture, ExportRange range) =>
            Assert.Throws<ExportException>(() => CaptureExport.Write(ReplayCatalogue.Read(capture), null, range, path, CancellationToken.None)).Message;
    }

    private static (long? TimeNs, string Frame)[] Frames(string capture) => [.. CaptureReader.Read(capture).Select(l => (l.ReceivedAtNs, Convert.ToHexString(l.Frame)))];
}
