using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

/// <summary>A layout that somebody shared: everybody begins with it, and nobody's own one is touched.</summary>
public sealed class LentLayoutTests
{
    private static readonly SymbolLayout Lent = SymbolLayout.Default.Toggle(SymbolPane.Chart), Own = SymbolLayout.Default.Toggle(SymbolPane.Tape);

    private readonly FakeScreenShelf _own = new();
    private readonly LentLayout _shelf;

    public LentLayoutTests()
    {
        _own.Put("1", ScreenSettings.Default with { Layout = Own, TimeZone = "Europe/Berlin" });
        _shelf = new LentLayout(_own, Lent);
    }

    [Fact]
    public async Task Find_Anybody_GetsTheLentLayoutAndTheirOwnSettings()
    {
        Assert.Equal(ScreenSettings.Default with { Layout = Lent, TimeZone = "Europe/Berlin" }, await _shelf.FindAsync("1"));
        Assert.Equal(ScreenSettings.Default with { Layout = Lent }, await _shelf.FindAsync("2"));
    }

    [Fact]
    public async Task Change_Layout_IsKeptForThatViewerHereAlone()
    {
        Assert.Null(await _shelf.ChangeAsync("1", s => s with { Layout = s.Layout.Toggle(SymbolPane.Why) }));
        Assert.Equal(Lent.Toggle(SymbolPane.Why), (await _shelf.FindAsync("1"))!.Layout);
        Assert.Equal(Lent, (await _shelf.FindAsync("2"))!.Layout);
        Assert.Equal(Own, _own.Of("1").Layout);
    }

    [Fact]
    public async Task Change_AnythingElse_IsTheirOwn()
    {
        Assert.Null(await _shelf.ChangeAsync("1", s => s with { Colours = ColourPreset.BlueOrange }));
        Assert.Equal((ColourPreset.BlueOrange, Own), (_own.Of("1").Colours, _own.Of("1").Layout));
    }

    [Fact]
    public async Task Change_NotAllowedOrNotKept_IsToldAndChangesNothingOfTheirs()
    {
        await _shelf.ChangeAsync("1", s => s with { Layout = s.Layout with { Columns = [1] } });
        Assert.Equal(Lent, (await _shelf.FindAsync("1"))!.Layout);
        _own.Fails = true;
        Assert.Equal("Not kept.", await _shelf.ChangeAsync("1", s => s with { Layout = s.Layout.Toggle(SymbolPane.Why) }));
        Assert.Null(await _shelf.FindAsync("1"));
    }
}
