using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Captures;
using Scalper.Tests.Components;
using Scalper.Tests.Reference;
using Scalper.Web.Market;
using Scalper.Web.Settings;
using RecordedLine = Scalper.Core.Recording.CaptureLine;

namespace Scalper.Tests.Features;

/// <summary>The lead, as it is joined beside every score of a capture, against one that is looked up in the history of both mids.</summary>
public sealed class LeadAgreementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Lead_SyntheticCapture_AgreesWithReferenceOnEveryLine(int seed) =>
        AssertAgree(SyntheticCapture.Generate(seed), MiniInstrument.All[0].Symbol);

    [CapturesFact]
    public void Lead_RecordedSession_AgreesWithReferenceOnEveryLine() => AssertAgree(
        [.. CaptureFile.Read(CapturePath.Bybit("linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz"))], "BTCUSDT");

    private static void AssertAgree(IReadOnlyList<CaptureLine> lines, string leader)
    {
        List<double?[]> expected = Expect(lines, leader), actual = Play(lines, leader);
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            for (int figure = 0; figure < expected[i].Length; figure++)
            {
                (double? wanted, double? found) = (expected[i][figure], actual[i][figure]);
                Assert.True(
                    wanted is null == found is null && Math.Abs((wanted - found) ?? 0) < 1e-6,
                    string.Create(CultureInfo.InvariantCulture, $"line {i} of {expected.Count}, figure {figure}: expected {wanted}, got {found}"));
            }
        }

        Assert.All(Enumerable.Range(0, 4), figure => Assert.Contains(expected, e => e[figure] is not null));
        Assert.Contains(expected, e => e[0] is null);
    }

    private static List<double?[]> Expect(IReadOnlyList<CaptureLine> lines, string leader)
    {
        ReferenceEngine engine = new(ReferenceOptions.Default);
        (long AtMs, ReferenceReturns Returns)? last = null;
        List<double?[]> leads = [];
        foreach (CaptureLine line in lines)
        {
            ReferenceLine? printed = engine.Apply(line);
            using JsonDocument frame = JsonDocument.Parse(line.Raw);
            string[] topic = frame.RootElement.TryGetProperty("topic", out JsonElement name) ? name.GetString()!.Split('.') : [""];
            if (topic[0] is not ("orderbook" or "publicTrade"))
            {
                continue;
            }

            ReferenceReturns own = ReferenceReturns.Of(engine.Symbols[topic[^1]].Samples, engine.Now);
            long nowMs = engine.Now / 1_000_000;
            if (topic[^1] == leader)
            {
                last = printed is null ? null : (nowMs, own);
            }
            else if (printed is not null)
            {
                ReferenceReturns? lead = last is { AtMs: > 0 } known && nowMs - known.AtMs <= 1_000 ? known.Returns : null;
                leads.Add([lead?.Return1sBps, lead?.Return5sBps, lead?.Return1sBps - own.Return1sBps, lead?.Return5sBps - own.Return5sBps]);
            }
        }

        return leads;
    }

    private static List<double?[]> Play(IReadOnlyList<CaptureLine> lines, string leader)
    {
        FakeMarket market = new(leader);
        LeadingSymbol leading = new(market, new LeadOptions { Symbol = leader });
        CaptureRun run = new(new EngineOptions(), () => lines.Select((l, i) => new RecordedLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw))));
        FollowedSymbol? leaders = null;
        List<double?[]> leads = [];
        foreach (FollowedSymbol symbol in run.Play().Select(step => step.Symbol))
        {
            leaders = symbol.Instrument.Symbol == leader ? symbol : leaders;
            if (leaders is not null)
            {
                leaders.Read(out SymbolView its);
                market.Publish(leader, its);
            }

            if (symbol != leaders)
            {
                symbol.Read(out SymbolView view);
                Lead? lead = leading.ReadFor(symbol.Instrument.Symbol, view, UnixTime.ToMilliseconds(view.UpdatedAtNs) ?? 0);
                leads.Add([lead?.Return1sBps, lead?.Return5sBps, lead?.Ahead1sBps, lead?.Ahead5sBps]);
            }
        }

        return leads;
    }
}
