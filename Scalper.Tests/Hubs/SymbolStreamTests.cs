using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Tests.Components;
using Scalper.Web.Api.Documents;
using Scalper.Web.Hubs;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hubs;

public sealed class SymbolStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeMarket _market = new("AUSDT");
    private readonly LiveBridge _bridge;
    private readonly IAsyncEnumerator<SymbolUpdateDocument> _updates;

    public SymbolStreamTests()
    {
        FakeGrades grades = new();
        LeadingSymbol leading = new(_market, new LeadOptions());
        _market.Publish("AUSDT", Views.Scoring(60));
        _bridge = new LiveBridge(new LiveBoard(_market, grades, leading), new DashboardOptions(), new ManualTime(), NullLogger<LiveBridge>.Instance);
        _updates = new SymbolStream(_market.Find("AUSDT")!, _market, grades, leading).ReadAsync(_bridge, CancellationToken.None).GetAsyncEnumerator();
    }

    public async Task InitializeAsync() => Assert.True(await _updates.MoveNextAsync());

    public async Task DisposeAsync()
    {
        await _updates.DisposeAsync();
        _bridge.Dispose();
    }

    [Fact]
    public async Task ReadAsync_NothingNew_SaysNothingUntilSomethingIs()
    {
        Task<bool> next = _updates.MoveNextAsync().AsTask();
        _bridge.Tick();
        SymbolView ticked = Views.Scoring(60);
        ticked.Ticker.ReceivedAtNs = 5_000_000;
        _market.Republish("AUSDT", ticked);
        _bridge.Tick();
        Assert.True(await next.WaitAsync(Deadline));
        Assert.Equal((60, 5), (_updates.Current.Score.Score, _updates.Current.Ticker.At));
    }

    [Fact]
    public async Task ReadAsync_SymbolFollowedAnew_Ends()
    {
        Task<bool> next = _updates.MoveNextAsync().AsTask();
        _market.Unfollow();
        _market.Follow("AUSDT");
        _bridge.Tick();
        Assert.False(await next.WaitAsync(Deadline));
        Assert.Equal(0, _bridge.Readers);
    }
}
