using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.Architecture;
using Scalper.Tests.Components;
using Scalper.Tests.Hubs;
using Scalper.Web.Telemetry;

namespace Scalper.Tests.Telemetry;

/// <summary>What one application's meters say, however many applications there are in the process.</summary>
public sealed partial class MeterTests
{
    [Fact]
    public async Task Instruments_OfTheApplication_AreThoseOfTheDocumentAndEndWithIt()
    {
        HubHost host = new();
        using MeterProbe probe = new(host.Services);
        string[] exist = [.. probe.Instruments.Select(i => $"{i.Meter.Name} {i.Name} {KindOf(i)} {i.Unit}").Order(StringComparer.Ordinal)];
        string document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "operating.md"));
        string[] listed = [.. Line().Matches(document).Select(m => $"{m.Groups["meter"]} {m.Groups["name"]} {m.Groups["kind"]} {m.Groups["unit"]}").Order(StringComparer.Ordinal)];
        Assert.Equal(exist, listed);
        Assert.All(probe.Instruments, i => Assert.False(string.IsNullOrEmpty(i.Description)));
        await host.DisposeAsync();
        Assert.Empty(probe.Instruments);
    }

    [Fact]
    public async Task Instruments_MadeUpEngine_SayWhatItCounted()
    {
        await using HubHost host = new();
        host.Market.Publish("AUSDT", Views.Scoring(70));
        host.Market.Publish("BUSDT", Views.Scoring(40));
        host.Market.Health = FakeMarket.Healthy(FakeMarket.Lane() with { Messages = 7, WireBytes = 900, Losses = 2, Delay = new DelayReading(12, 45, 0) })
            with { TickToScore = new TickToScore(50, 400, null), Lag = new LagReading(10, -3, 8) };
        await using var connection = await host.ConnectAsync();
        using MeterProbe probe = new(host.Services);
        Dictionary<string, double> read = probe.Read();
        Assert.Equal(7, read["scalper.feed.messages connection=0 role=Main"]);
        Assert.Equal(900, read["scalper.feed.bytes connection=0 role=Main"]);
        Assert.Equal(2, read["scalper.feed.losses connection=0 role=Main"]);
        Assert.Equal(1, read["scalper.feed.connections state=Connected"]);
        Assert.Equal(0, read["scalper.feed.connections state=Failed"]);
        Assert.Equal(0.045, read["scalper.feed.delay connection=0 role=Main quantile=0.99"]);
        Assert.Equal(-0.003, read["scalper.feed.lag quantile=0.5"]);
        Assert.Equal(0.00005, read["scalper.engine.tick_to_score quantile=0.5"]);
        Assert.DoesNotContain("scalper.engine.tick_to_score quantile=1", read.Keys);
        Assert.Equal(3, read["scalper.engine.scores"]);
        Assert.Equal(1, read["scalper.web.sockets"]);
        Assert.Equal(0, read["scalper.web.viewers"]);
    }

    [Fact]
    public void Read_SymbolsComeAndGo_TotalsOnlyGrow()
    {
        ManualTime time = new();
        FakeMarket market = new("AUSDT", "BUSDT");
        MarketCounter counter = new(market, time);
        market.Publish("AUSDT", Views.Live() with { Faults = 3 });
        market.Publish("BUSDT", Views.Live() with { Faults = 5 });
        Assert.Equal((3, 8), Totals());
        market.Publish("AUSDT", Views.Live() with { Faults = 4 });
        Assert.Equal((3, 8), Totals());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((5, 9), Totals());
        market.Unfollow();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((5, 9), Totals());
        market.Follow("AUSDT");
        market.Publish("AUSDT", Views.Live() with { Faults = 1 });
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((9, 10), Totals());

        (long, long) Totals() => (counter.Read().Symbols.Scores, counter.Read().Symbols.Errors);
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableCounter" => "counter",
        "ObservableUpDownCounter" => "up-down counter",
        "ObservableGauge" => "gauge",
        string other => other,
    };

    [GeneratedRegex(@"^\| `(?<meter>[A-Za-z.]+)` \| `(?<name>scalper\.[a-z._]+)` \| (?<kind>[a-z -]+) \| `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
