using Microsoft.AspNetCore.Http.Features;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>The upgrade of a request to a socket whose bytes stand still while its client is half-open.</summary>
internal sealed class GatedUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>Known before the upgrade.</summary>
    public ClientSession? Client { get; set; }

    /// <summary>Is shown all that the client sends; null for nobody. Known before the upgrade.</summary>
    public ControlFrames? Frames { get; set; }

    /// <summary>The bytes below the socket; null before the upgrade.</summary>
    public GatedStream? Upgraded { get; private set; }

    public async Task<Stream> UpgradeAsync() => Upgraded = new GatedStream(await inner.UpgradeAsync().ConfigureAwait(false), () => Client?.WhenReading ?? Task.CompletedTask, Frames is { } frames ? frames.Read : null);
}
