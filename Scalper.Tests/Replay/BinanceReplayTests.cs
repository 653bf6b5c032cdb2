using System.Buffers;
using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Replay;

/// <summary>Recorded sessions of Binance USD-M by the commands that take captures.</summary>
public sealed class BinanceReplayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The hash of the first two models: a changed formula changes it, and whoever changes one has to want it. Two files are one recording: the second has no snapshot of its own.</summary>
    [CapturesTheory]
    [InlineData(BinanceCaptures.Btc2024, 93_954, 25_149, "8e1568e3a68356998b539884ceb955497e61318b231b992be08341ddfbd46f6f")]
    [InlineData(BinanceCaptures.Eth2024, 69_913, 22_577, "cbb85e345aa76719bcfb9d55d4ae53a1f095572a005136eb6acce4985af5b9c2")]
    [InlineData(BinanceCaptures.Btc2023, 73_765, 29_040, "aab6cf4a894135d958a620561507978b36896b848998d84ac5bb285fe7c35c41")]
    public void Verify_Session_HasThePinnedHash(string capture, int frames, int scores, string hash)
    {
        (int code, string[] output, string errors) = Run("verify", CapturePath.Binance(capture));
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal($"{capture}: {frames} frames, {scores} scores, 0 gaps, 0 inputs missing, 0 hashes of the live run compared", output[0]);
        PlainChain chain = new(models: 2);
        RecordingReplay.Play(Assert.Single(ReplayCatalogue.Read(CapturePath.Binance(capture)).Tracks), chain, CancellationToken.None);
        Assert.Equal(hash, chain.Hash());
    }

    [CapturesFact]
    public void Verify_SecondFileAlone_HasNoBookAndNoScore()
    {
        (int code, string[] output, _) = Run("verify", CapturePath.Binance(BinanceCaptures.Btc2023.Split('+')[1]));
        Assert.Equal(0, code);
        Assert.Contains(" 0 scores", output[0], StringComparison.Ordinal);
    }

    [CapturesTheory]
    [InlineData("raw_spot_btcusdt_20240808.txt.gz", "spot", "a depthUpdate without pu")]
    [InlineData("raw_spot_btcusdt_20240809.txt.gz", "spot", "")]
    [InlineData("raw_spot_btcusdt_20230405.txt.gz", "spot", "")]
    [InlineData("raw_cm_btcusd_perp_20240808.txt.gz", "COIN-M", "the pair BTCUSD")]
    [InlineData("raw_cm_btcusd_perp_20240809.txt.gz", "COIN-M", "the pair BTCUSD")]
    [InlineData("spot_20211012_NKNUSDT_RUNEEUR_depth_trades.jsonl.gz", "spot", "a depthUpdate without pu")]
    public void Verify_AnotherMarketOfTheVenue_IsRefusedInWords(string capture, string market, string sign)
    {
        string path = CapturePath.Binance(capture);
        (int code, _, string errors) = Run("verify", path);
        Assert.Equal(2, code);
        Assert.Contains($"{path}, line 1: {market} of Binance is not supported: expected frames of USD-M futures, came {sign}", errors, StringComparison.Ordinal);

        StringWriter output = new();
        Assert.Equal(1, FeaturesVerb.Run([path], new EngineOptions(), output));
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Verify_TradesAndTheirSums_AreRefused()
    {
        string path = Path.Combine(_folder.Path, "both.txt");
        File.WriteAllText(path, $"1786000000000000 {Venues.BinanceFrames.Trade}\n1786000000000000 {Venues.BinanceFrames.AggregateTrade}\n");
        Assert.Contains("line 2: expected trade or aggTrade of BTCUSDT, came both", Run("verify", path).Errors, StringComparison.Ordinal);
    }

    /// <summary>The deep book is in the checkpoints, and the venue in the settings.</summary>
    [CapturesFact]
    public void Import_Session_ReplaysToItsHashAndComesBackAsItWas()
    {
        string capture = CapturePath.Binance(BinanceCaptures.Eth2024), recording = Path.Combine(_folder.Path, "a.journal"), back = Path.Combine(_folder.Path, "b.jsonl.gz");
        (_, ReplayReport played) = CaptureImport.Write(capture, recording, CancellationToken.None);
        ReplayReport replayed = RecordingReplay.Play(recording, CancellationToken.None);
        Assert.Equal((played.Hash, 0), (replayed.Hash, replayed.AllFaults.Count()));
        Assert.Empty(replayed.Differences);
        Assert.True(replayed.Lanes[0].Compared > 50);

        CaptureExport.Write(ReplayCatalogue.Read(recording), symbol: null, ExportRange.All, back, CancellationToken.None);
        Assert.True(Frames(capture).SequenceEqual(Frames(back)));
    }

    /// <summary>A capture has the names alone: whose they are is in the settings of the lane, and so it is of what is cut out of them.</summary>
    [CapturesFact]
    public void Play_CaptureRecordingAndMoment_SymbolsAreTheVenues()
    {
        string capture = CapturePath.Binance(BinanceCaptures.Eth2024), recording = Path.Combine(_folder.Path, "a.journal"), moment = Path.Combine(_folder.Path, "b.moment"), one = Path.Combine(_folder.Path, "c.jsonl");
        CaptureImport.Write(capture, recording, CancellationToken.None);
        string symbol = VenueAndName(recording).Symbol;
        MomentExport.Write(ReplayCatalogue.Read(recording), symbol, ExportRange.All, moment, CancellationToken.None);
        Assert.All([capture, recording, moment], path => Assert.Equal((symbol, "Binance"), VenueAndName(path)));
        Assert.True(CaptureExport.Write(ReplayCatalogue.Read(recording), symbol, ExportRange.All, one, CancellationToken.None).Frames > 10_000);
    }

    private static (string Symbol, string Venue) VenueAndName(string path)
    {
        SymbolsHeard heard = new();
        RecordingReplay.Play(Assert.Single(ReplayCatalogue.Read(path).Tracks), heard, CancellationToken.None);
        return Assert.Single(heard.All);
    }

    private sealed class SymbolsHeard : IReplayListener
    {
        public HashSet<(string Symbol, string Venue)> All { get; } = [];

        public void OnBegin(LaneInputs lane, IEnumerable<KeyValuePair<string, byte[]>> settings) =>
            All.UnionWith(Enumerable.Range(0, lane.Market.Symbols.Count).Select(lane.Market.Symbols.Followed).OfType<FollowedSymbol>().Select(s => (s.Instrument.Symbol, s.Instrument.Venue)));

        public void OnInput(in JournalRecord record)
        {
        }

        public void OnScore(in ScoreEvent score)
        {
        }
    }

    [CapturesTheory]
    [InlineData(40)]
    [InlineData(20_000)]
    public void Resume_StateKeptOnTheWay_GoesOnBitForBit(int at)
    {
        ReplayTrack track = ReplayTrack.OfCapture(CapturePath.Binance(BinanceCaptures.Eth2024));
        ArrayBufferWriter<byte> scratch = new();
        using CaptureReplay one = new(track, listener: null), other = new(track, listener: null);
        Assert.True(one.Read());
        Play(one, at);
        LaneKeyframe kept = one.Keep(clockNs: 1, scratch)!;
        Assert.True(other.Resume(kept));
        Play(one, 10_000);
        Play(other, 10_000);
        Assert.Equal(one.Keep(1, scratch)!.State, other.Keep(1, scratch)!.State);
    }

    private static void Play(CaptureReplay replay, int count)
    {
        for (int i = 0; i < count; i++)
        {
            replay.Take();
            Assert.True(replay.Read());
        }
    }

    private static IEnumerable<(long?, string)> Frames(string capture) => CaptureReader.Read(capture).Select(l => (l.ReceivedAtNs, Encoding.UTF8.GetString(l.Frame)));

    private static (int Code, string[] Output, string Errors) Run(params string[] arguments)
    {
        StringWriter output = new(), errors = new();
        int code = ReplayVerb.Run(arguments, () => throw new InvalidOperationException("The recording was named."), output, errors);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
