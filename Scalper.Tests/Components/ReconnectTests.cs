using Bunit;
using Scalper.Web.Components.Layout;

namespace Scalper.Tests.Components;

public sealed class ReconnectTests : BunitContext
{
    [Fact]
    public void Render_HasTheElementsThatTheBlazorScriptLooksFor()
    {
        IRenderedComponent<Reconnect> banner = Render<Reconnect>();
        Assert.Contains("Screen delayed: reconnecting", banner.Find("#components-reconnect-modal").TextContent, StringComparison.Ordinal);
        Assert.True(banner.Find("#screen-delayed").HasAttribute("hidden"));
        Assert.NotNull(banner.Find("#blazor-error-ui .reload"));
        Assert.Equal("js/reconnect.js", banner.Find("script[type=module]").GetAttribute("src"));
    }
}
