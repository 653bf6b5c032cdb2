using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Tape;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;
using Scalper.Web.Api.Documents;
using RecordedLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Features;

/// <summary>The groups of features that no score of "classic" is made of, as the API gives them, against the second implementation.</summary>
public sealed class FigureAgreementTests
{
    private const string LinearSession = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    /// <summary>Values that must have been there at least once, or the comparison says nothing of them.</summary>
    private static readonly string[] InSynthetic =
    [
        "liquidity.bidDepth5Bps", "liquidity.askDepth25Bps", "liquidity.buySlippageBps", "liquidity.sellSlippageBps",
        "nearestWalls.bid.quoteValue", "nearestWalls.ask.distanceBps", "nearestWalls.bid.ageSeconds",
        "scoreSide.secondsSinceChange", "scoreSide.changesPerMinute",
        "touch.touchImbalance", "touch.ofi1s", "touch.ofi5s", "touch.microPriceTicks", "returns.return1sBps", "returns.return5sBps",
        "delta.delta60s", "delta.deltaQuote60s", "delta.tradesPerSecond", "delta.cvd", "delta.cvdSince", "delta.tradeImbalance1s", "delta.tradeImbalance30s",
        "relative.bidWallStrength", "relative.bidWallRank", "relative.askWallRank", "relative.spoofingRank", "relative.trendStrength",
    ];

    private static readonly string[] InRecording = ["touch.ofi5s", "returns.return1sBps", "returns.return5sBps", "delta.delta15s", "delta.deltaQuote15s", "delta.tradesPerSecond", "delta.cvd", "liquidity.askDepth5Bps", "liquidity.buySlippageBps", "contract.fundingRate", "contract.basisBps"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Features_SyntheticCapture_AgreeWithReferenceOnEveryLine(int seed) =>
        AssertAgree(SyntheticCapture.Generate(seed), ReferenceOptions.Default, seed % 4 == 0 ? InSynthetic : []);

    [Fact]
    public void Features_TickDirection_AgreeWithReferenceOnEveryLine() => AssertAgree(
        SyntheticCapture.Generate(101), new ReferenceOptions { SideSource = ReferenceSideSource.TickDirection, WallsFactor = 5, SlippageQuote = 50_000 }, ["delta.delta5s"]);

    /// <summary>None before five minutes, known after them, none again for five minutes after a silence.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Features_BusyTicker_AgreeWithReferenceOnEveryLine(int seed) => AssertAgree(
        BusyTicker.Generate(seed),
        ReferenceOptions.Default,
        ["contract.openInterestChange5m", "contract.openInterestChangePct5m", "contract.fundingCountdownSeconds", "contract.basisBps", "contract.tickerAt"]);

    [CapturesFact]
    public void Features_RecordedSession_AgreeWithReferenceOnEveryLine() =>
        AssertAgree([.. CaptureFile.Read(CapturePath.Bybit(LinearSession))], ReferenceOptions.Default, InRecording);

    [CapturesFact]
    public void Features_EveryLinearRecording_AgreeWithReferenceOnEveryLine() => Assert.All(
        Directory.GetFiles(CapturePath.Bybit(""), "linear_*.jsonl.gz"),
        file => AssertAgree([.. CaptureFile.Read(file)], ReferenceOptions.Default, []));

    private static void AssertAgree(IReadOnlyList<CaptureLine> lines, ReferenceOptions options, string[] mustBeKnown)
    {
        List<ReferenceFigures> expected = [.. ReferenceRun.Of(lines, options).Select(frame => frame.Figures).OfType<ReferenceFigures>()];
        List<JsonElement> actual = Play(lines, options);
        Assert.Equal(expected.Count, actual.Count);
        HashSet<string> known = [];
        for (int i = 0; i < expected.Count; i++)
        {
            IReadOnlyDictionary<string, JsonElement?> reference = JsonLeaves.Of(JsonSerializer.SerializeToElement(expected[i], ApiJson.Options));
            IReadOnlyDictionary<string, JsonElement?> product = JsonLeaves.Of(actual[i]);
            foreach ((string path, JsonElement? value) in reference)
            {
                Assert.True(
                    product.TryGetValue(path, out JsonElement? found) && ReferenceComparison.Agree(found, value),
                    string.Create(CultureInfo.InvariantCulture, $"line {i} of {expected.Count}, {path}: expected {value?.GetRawText()}, got {found?.GetRawText()}"));
                known.UnionWith(value is null ? [] : [path]);
            }
        }

        Assert.Subset(known, mustBeKnown.ToHashSet());
    }

    private static List<JsonElement> Play(IReadOnlyList<CaptureLine> lines, ReferenceOptions options)
    {
        EngineOptions engine = new()
        {
            Features = new FeatureOptions { SlippageQuote = options.SlippageQuote },
            Walls = new WallOptions { Factor = options.WallsFactor },
            Tape = new TapeOptions { SideSource = options.SideSource == ReferenceSideSource.Venue ? SideSource.Venue : SideSource.TickDirection },
        };
        CaptureRun run = new(engine, () => lines.Select((l, i) => new RecordedLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw))));
        return [.. run.Play().Select(step =>
        {
            step.Symbol.Read(out SymbolView view);
            return JsonSerializer.SerializeToElement(FeaturesDocument.Of(step.Symbol.Instrument, view, lead: null), ApiJson.Options);
        })];
    }
}
