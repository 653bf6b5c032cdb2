using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Tests.Accounts;

public sealed class SessionBookTests : IAsyncLifetime
{
    private readonly WebApp _app = WebApp.WithAdministrator();
    private readonly ManualTime _time = new();
    private SessionBook _book = null!;
    private string _account = "";

    public async Task InitializeAsync()
    {
        _book = NewBook();
        using IServiceScope scope = _app.Services.CreateScope();
        _account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(WebApp.UserName))!.Id;
    }

    public Task DisposeAsync()
    {
        _app.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Find_OpenSession_SaysWhoAndWhatTheDatabaseSays()
    {
        string id = await OpenAsync();
        LiveSession session = (await _book.FindAsync(id))!;
        Assert.Equal((WebApp.UserName, Roles.Admin, "10.0.0.1", "a browser"), (session.UserName, session.Role, session.Address, session.Browser));
        Assert.True(session.Principal.IsInRole(Roles.Admin));
        Assert.Null(await _book.FindAsync("no such session"));
    }

    [Fact]
    public async Task Find_EndedByAnotherProcess_IsNoticedAfterItsMemory()
    {
        string id = await OpenAsync();
        Assert.NotNull(await _book.FindAsync(id));
        await NewBook().EndAllAsync(_account);
        Assert.NotNull(await _book.FindAsync(id));
        _time.Advance(SessionBook.Memory);
        Assert.Null(await _book.FindAsync(id));
    }

    [Fact]
    public async Task Find_EndedHere_IsNoticedAtOnce()
    {
        string id = await OpenAsync(), other = await OpenAsync();
        int told = 0;
        _book.Ended += () => told++;
        Assert.NotNull(await _book.FindAsync(id));
        Assert.True(await _book.EndAsync(_account, id));
        Assert.Equal(1, told);
        Assert.Null(await _book.FindAsync(id));
        Assert.NotNull(await _book.FindAsync(other));
        Assert.False(await _book.EndAsync(_account, id));
        Assert.False(await _book.EndAsync("another account", other));
    }

    [Fact]
    public async Task Find_UnusedForSessionDays_HasEndedAndUseKeepsIt()
    {
        string used = await OpenAsync(), unused = await OpenAsync();
        for (int day = 0; day < 14; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            Assert.NotNull(await _book.FindAsync(used));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await _book.FindAsync(used));
        Assert.Null(await _book.FindAsync(unused));
    }

    [Fact]
    public async Task Open_MoreThanAllowed_TheLongestUnseenEnd()
    {
        List<string> ids = [];
        for (int i = 0; i < SessionBook.MostPerAccount + 3; i++)
        {
            ids.Add(await OpenAsync());
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(ids.Skip(3).Reverse(), (await _book.ListAsync(_account)).Select(s => s.Id));
        Assert.Null(await _book.FindAsync(ids[2]));
    }

    [Fact]
    public async Task Find_DatabaseCannotBeRead_WhatWasKnownHolds()
    {
        string id = await OpenAsync();
        Assert.NotNull(await _book.FindAsync(id));
        using IServiceScope scope = _app.Services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Sessions RENAME TO Gone");
        _time.Advance(SessionBook.Memory);
        Assert.NotNull(await _book.FindAsync(id));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Gone RENAME TO Sessions");
    }

    private Task<string> OpenAsync() => _book.OpenAsync(_account, usedSecondFactor: false, "10.0.0.1", "a browser");

    private SessionBook NewBook() =>
        new(_app.Services.GetRequiredService<IServiceScopeFactory>(), new AccountsOptions(), _time, NullLogger<SessionBook>.Instance);
}
