using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Core.Tape;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Live;

namespace Scalper.Tests.Hubs;

public sealed class MarketHubTests : IAsyncLifetime
{
    private readonly HubHost _host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Connect_Stranger_Gets401()
    {
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.OpenSocketAsync(_host.Site));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Connect_WrongKey_Gets401()
    {
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.OpenSocketAsync(_host.Site, (HubClient.KeyHeader, "wrong")));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Connect_ForeignOrigin_Gets403WhateverItCarries()
    {
        string cookie = await _host.SignInAsync();
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => HubClient.OpenSocketAsync(_host.Site, ("Cookie", cookie), ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Connect_CookieAndOwnOrigin_Streams()
    {
        string cookie = await _host.SignInAsync();
        await using HubConnection connection = await HubClient.ConnectAsync(_host.Site, ("Cookie", cookie), ("Origin", _host.Site.GetLeftPart(UriPartial.Authority)));
        await using HubViewer viewer = new(connection, "AUSDT");
        Assert.True(await viewer.TakeAsync());
        Assert.Equal(1, viewer.Picture.Starts);
    }

    [Fact]
    public async Task Connection_AccountDeletedBehindTheApplication_IsEndedWithinSecondsAndKeysStay()
    {
        await using HubConnection person = await HubClient.ConnectAsync(_host.Site, ("Cookie", await _host.SignInAsync()), ("Origin", _host.Site.GetLeftPart(UriPartial.Authority))), program = await _host.ConnectAsync();
        await using HubViewer viewer = new(person, "AUSDT"), other = new(program, "AUSDT");
        await viewer.TakeAsync();
        await other.TakeAsync();
        await using IAsyncEnumerator<JsonElement> scores = person.StreamAsync<JsonElement>("SubscribeScores", (object?)null).GetAsyncEnumerator();
        Assert.True(await scores.MoveNextAsync());
        TaskCompletionSource closed = new();
        person.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        using (IServiceScope scope = _host.Services.CreateScope())
        {
            UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Assert.True((await accounts.DeleteAsync((await accounts.FindByNameAsync(WebApp.UserName))!)).Succeeded);
        }

        _host.SessionTime.Advance(LiveConnections.Interval);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<Exception>(() => scores.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(SpinWait.SpinUntil(() => _host.Services.GetRequiredService<LiveBridge>().Readers == 0, TimeSpan.FromSeconds(20)));
        await _host.FeedAsync("AUSDT", 1);
        Assert.True(await other.TakeAsync());
    }

    [Fact]
    public async Task Columns_TwoViewers_GetTheSame()
    {
        await using HubConnection one = await _host.ConnectAsync(), two = await _host.ConnectAsync();
        await using HubViewer first = new(one, "AUSDT"), second = new(two, "AUSDT");
        await first.TakeAsync();
        await second.TakeAsync();
        await _host.FeedAsync("AUSDT", 200);
        await first.TakeToAsync(_host.Script.Index);
        await second.TakeToAsync(_host.Script.Index);
        Assert.Equal(_host.Script.Truth.OrderBy(static c => c.Key), first.Picture.Tenths);
        Assert.Equal(first.Picture.Tenths, second.Picture.Tenths);
        Assert.Equal(1, _host.Watched.Count);
    }

    [Fact]
    public async Task Columns_HiddenTabComesBack_GoesOnBehindWhatItHas()
    {
        Picture picture;
        await using (HubConnection connection = await _host.ConnectAsync())
        {
            HubViewer viewer = new(connection, "AUSDT");
            await viewer.TakeAsync();
            await _host.FeedAsync("AUSDT", 40);
            await viewer.TakeToAsync(_host.Script.Index);
            await viewer.DisposeAsync();
            picture = viewer.Picture;
        }

        await _host.FeedAsync("AUSDT", 300);
        picture.IsGoingOn = true;
        await using HubConnection again = await _host.ConnectAsync();
        await using HubViewer back = new(again, "AUSDT", picture.Last, picture);
        await back.TakeToAsync(_host.Script.Index);
        Assert.Equal(1, picture.Starts);
        Assert.Equal(_host.Script.Truth.OrderBy(static c => c.Key), picture.Tenths);
    }

    [Fact]
    public async Task Columns_SymbolDropped_TheStreamEndsWithoutAnError()
    {
        await using HubConnection connection = await _host.ConnectAsync();
        await using HubViewer viewer = new(connection, "AUSDT");
        await viewer.TakeAsync();
        _host.Market.Watchers["AUSDT"].Complete();
        Assert.False(await viewer.TakeAsync());
    }

    [Fact]
    public async Task Columns_ManyStreamsOneAfterTheOther_EachGivesItsSeatBack()
    {
        await using HubConnection connection = await _host.ConnectAsync();
        HubViewer viewer = new(connection, "AUSDT");
        await viewer.TakeAsync();
        await viewer.DisposeAsync();
        for (int i = 0; i < 20; i++)
        {
            // Each takes the place of one before: more than there are seats.
            await using HubViewer next = await SeatedAsync(connection);
        }
    }

    [Theory]
    [InlineData("NOPEUSDT", null, "Symbol 'NOPEUSDT' is not followed: expected one of those that /api/scores lists, written as there.")]
    [InlineData("ausdt", null, "Symbol 'ausdt' is not followed: expected one of those that /api/scores lists, written as there.")]
    [InlineData("", null, "Symbol '' is not followed: expected one of those that /api/scores lists, written as there.")]
    [InlineData(null, null, "Symbol '' is not followed: expected one of those that /api/scores lists, written as there.")]
    [InlineData("AUSDT", -1L, "Parameter 'after': expected null or the index of a column, received '-1'.")]
    public async Task Columns_BadArgument_SaysWhatWasExpected(string? symbol, long? after, string expected)
    {
        await using HubConnection connection = await _host.ConnectAsync();
        Assert.EndsWith(expected, await RefusalAsync(connection, "Columns", symbol, after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_NothingHeld_SaysSo()
    {
        _host.Market.Columns = null;
        await using HubConnection connection = await _host.ConnectAsync();
        Assert.EndsWith("Nothing is held of symbol 'AUSDT' now. Try again in a moment.", await RefusalAsync(connection, "Columns", "AUSDT", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_LaneBusy_SaysSo()
    {
        _host.Market.Columns = _ => throw new LaneBusyException("The inbox of lane 0 is full.");
        await using HubConnection connection = await _host.ConnectAsync();
        Assert.EndsWith("The inbox of lane 0 is full. Try again.", await RefusalAsync(connection, "Columns", "AUSDT", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_OneStreamTooMany_RefusedAndTheOthersGoOn()
    {
        await using HubConnection connection = await _host.ConnectAsync();
        List<HubViewer> viewers = [];
        for (int i = 0; i < 8; i++)
        {
            viewers.Add(new HubViewer(connection, "AUSDT"));
            await viewers[^1].TakeAsync();
        }

        Assert.EndsWith("Expected at most 8 streams on one connection, this would be one more. End another first.", await RefusalAsync(connection, "Columns", "AUSDT", null), StringComparison.Ordinal);
        Assert.EndsWith("End another first.", await RefusalAsync(connection, "Candles", "AUSDT", "1m"), StringComparison.Ordinal);
        await _host.FeedAsync("AUSDT", 10);
        foreach (HubViewer viewer in viewers)
        {
            await viewer.TakeToAsync(_host.Script.Index);
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Connection_MessageTooLong_IsClosed()
    {
        await using HubConnection connection = await _host.ConnectAsync();
        TaskCompletionSource closed = new();
        connection.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await connection.SendAsync("Columns", new string('A', 10_000), null);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Candles_AllFirstThenWhatChanged()
    {
        Candle old = new(60_000, 1, 2, 1, 2, 10, 4, 3), now = new(120_000, 2, 2, 2, 2, 1, 1, 1);
        _host.Market.Detail = symbol => Detail(symbol, [old, now], [new ScorePoint(60_000, 51.25, false)], []);
        await using HubConnection connection = await _host.ConnectAsync();
        await using IAsyncEnumerator<JsonElement> changes = connection.StreamAsync<JsonElement>("Candles", "AUSDT", "1m").GetAsyncEnumerator();
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(
            """{"candles":[{"openAt":60000,"open":"0.10","high":"0.20","low":"0.10","close":"0.20","volume":"0.010","buyVolume":"0.004","trades":3},{"openAt":120000,"open":"0.20","high":"0.20","low":"0.20","close":"0.20","volume":"0.001","buyVolume":"0.001","trades":1}],"scores":[{"openAt":60000,"value":51.25,"isBroken":false}],"gaps":[]}""",
            changes.Current.GetRawText());

        _host.Market.Detail = symbol => Detail(
            symbol, [old, now with { Trades = 2 }], [new ScorePoint(60_000, 51.25, false), new ScorePoint(120_000, null, true)], [new DataGap(5_000_000_000, 0, DataGapKind.Book)]);
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(
            """{"candles":[{"openAt":120000,"open":"0.20","high":"0.20","low":"0.20","close":"0.20","volume":"0.001","buyVolume":"0.001","trades":2}],"scores":[{"openAt":120000,"value":null,"isBroken":true}],"gaps":[{"fromMs":5000,"toMs":null,"what":"book"}]}""",
            changes.Current.GetRawText());
        _host.Market.Unfollow();
        Assert.False(await changes.MoveNextAsync());
    }

    [Theory]
    [InlineData("NOPEUSDT", "1m", "Symbol 'NOPEUSDT' is not followed: expected one of those that /api/scores lists, written as there.")]
    [InlineData("AUSDT", "2m", "Parameter 'interval': expected 15s, 1m, 5m or 15m, received '2m'.")]
    [InlineData("AUSDT", null, "Parameter 'interval': expected 15s, 1m, 5m or 15m, received ''.")]
    [InlineData("AUSDT", "1m", "The inbox of lane 0 is full. Try again.")]
    public async Task Candles_CannotBeGiven_SaysWhy(string symbol, string? interval, string expected)
    {
        await using HubConnection connection = await _host.ConnectAsync();
        Assert.EndsWith(expected, await RefusalAsync(connection, "Candles", symbol, interval), StringComparison.Ordinal);
    }

    private static async Task<HubViewer> SeatedAsync(HubConnection connection)
    {
        HubViewer viewer = new(connection, "AUSDT");
        Assert.True(await viewer.TakeAsync());
        return viewer;
    }

    private static async Task<string> RefusalAsync(HubConnection connection, string method, object? first, object? second)
    {
        await using IAsyncEnumerator<JsonElement> stream = connection.StreamAsync<JsonElement>(method, first, second).GetAsyncEnumerator();
        return (await Assert.ThrowsAsync<HubException>(() => stream.MoveNextAsync().AsTask())).Message;
    }

    private static SymbolDetail Detail(FollowedSymbol symbol, Candle[] candles, ScorePoint[] scores, DataGap[] gaps)
    {
        symbol.Read(out SymbolView view);
        return new SymbolDetail
        {
            Instrument = symbol.Instrument,
            View = view,
            Bids = [],
            Asks = [],
            Trades = [],
            Candles = Enum.GetValues<CandleInterval>().ToDictionary(static i => i, i => (IReadOnlyList<Candle>)(i == CandleInterval.Minute1 ? candles : [])),
            ScorePoints = Enum.GetValues<CandleInterval>().ToDictionary(static i => i, i => (IReadOnlyList<ScorePoint>)(i == CandleInterval.Minute1 ? scores : [])),
            Gaps = gaps,
        };
    }
}
