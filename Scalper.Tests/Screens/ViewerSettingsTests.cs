using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Scalper.Web.Market;
using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

public sealed class ViewerSettingsTests : IDisposable
{
    private readonly FakeScreenShelf _shelf = new();
    private readonly ViewerSettings _viewer;

    [Fact]
    public async Task Model_NoneChosen_IsTheInstallationsAndUnknownOnesAreRefused()
    {
        using ViewerSettings viewer = new(new SignedIn("1"), _shelf, new ScoreOptions { Model = "symmetric" });
        await viewer.LoadAsync();
        Assert.Equal((1, "symmetric"), (viewer.Model, viewer.UsualModel));
        Assert.Equal("Score model: expected one of classic, symmetric, microstructure, got 'quick'.", await viewer.ChangeAsync(s => s with { Model = "quick" }));
        Assert.Null(await viewer.ChangeAsync(s => s with { Model = "classic" }));
        Assert.Equal(0, viewer.Model);
    }

    public ViewerSettingsTests() => _viewer = new ViewerSettings(new SignedIn("1"), _shelf, new ScoreOptions());

    public void Dispose() => _viewer.Dispose();

    [Fact]
    public async Task Load_Twice_ReadsOnceAndTakesWhatIsKept()
    {
        _shelf.Put("1", ScreenSettings.Default with { Colours = ColourPreset.RedGreen });
        await _viewer.LoadAsync();
        await _viewer.LoadAsync();
        Assert.Equal((1, ColourPreset.RedGreen), (_shelf.Reads, _viewer.Current.Colours));
        Assert.Null(_viewer.Notice);
    }

    [Fact]
    public async Task Change_Allowed_IsShownKeptAndTold()
    {
        int told = 0;
        _viewer.Changed += () => told++;
        Assert.Null(await _viewer.ChangeAsync(s => s.ToggleStar("BTCUSDT")));
        Assert.Equal("BTCUSDT", Assert.Single(_viewer.Current.Starred.Symbols));
        Assert.Equal("BTCUSDT", Assert.Single(_shelf.Of("1").Starred.Symbols));
        Assert.NotEqual(0, told);
        await _viewer.ChangeAsync(s => s.ToggleStar("BTCUSDT"));
        Assert.Empty(_shelf.Of("1").Starred.Symbols);
    }

    [Fact]
    public async Task Change_NotAllowed_ChangesNothingAndSaysWhy()
    {
        Assert.Contains("'x'", await _viewer.ChangeAsync(s => s with { TimeZone = "x" }), StringComparison.Ordinal);
        Assert.Equal(ScreenSettings.Default, _viewer.Current);
        Assert.Equal(ScreenSettings.Default, _shelf.Of("1"));
    }

    [Fact]
    public async Task Change_InAnotherTabMeanwhile_BothAreKeptAndTheNextLoadTakesThem()
    {
        using ViewerSettings other = new(new SignedIn("1"), _shelf, new ScoreOptions());
        await _viewer.LoadAsync();
        await other.LoadAsync();
        await other.ChangeAsync(s => s with { Colours = ColourPreset.BlueOrange, TimeZone = "Asia/Tokyo" });
        await _viewer.ChangeAsync(s => s with { TimeZone = "Europe/Berlin" });
        Assert.Equal((ColourPreset.GreenRed, "Europe/Berlin"), (_viewer.Current.Colours, _viewer.Current.TimeZone));
        using ViewerSettings next = new(new SignedIn("1"), _shelf, new ScoreOptions());
        await next.LoadAsync();
        Assert.Equal((ColourPreset.BlueOrange, "Europe/Berlin"), (next.Current.Colours, next.Current.TimeZone));
    }

    [Fact]
    public async Task DatabaseFails_ReadAndChange_CostANoticeAndTheChangeHolds()
    {
        _shelf.Fails = true;
        await _viewer.LoadAsync();
        Assert.StartsWith("Your settings could not be read", _viewer.Notice, StringComparison.Ordinal);
        Assert.Null(await _viewer.ChangeAsync(s => s with { Colours = ColourPreset.RedGreen }));
        Assert.Equal((ColourPreset.RedGreen, "Not kept."), (_viewer.Current.Colours, _viewer.Notice));
        _shelf.Fails = false;
        await _viewer.ChangeAsync(s => s with { Colours = ColourPreset.BlueOrange });
        Assert.Null(_viewer.Notice);
    }

    private sealed class SignedIn(string accountId) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId)], "test"))));
    }
}
