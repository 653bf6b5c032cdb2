using System.Diagnostics.Metrics;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Hubs;
using Scalper.Web.Live;

namespace Scalper.Web.Telemetry;

/// <summary>The meter <c>Scalper.Web</c>: who looks. <c>docs/operating.md</c> lists its instruments.</summary>
internal sealed class WebMeter
{
    public const string Name = "Scalper.Web";

    public WebMeter(IMeterFactory meters, LiveBridge bridge, OpenCircuits circuits, LiveConnections connections, WatchedSymbols watched)
    {
        Meter meter = meters.Create(Name);
        meter.CreateObservableUpDownCounter("scalper.web.viewers", () => bridge.Viewers, "{page}", "Live pages that are held");
        meter.CreateObservableUpDownCounter("scalper.web.circuits", () => circuits.Count, "{circuit}", "Circuits that are held");
        meter.CreateObservableUpDownCounter("scalper.web.sockets", () => connections.Count, "{connection}", "Connections of pages and of programs to the hubs");
        meter.CreateObservableUpDownCounter("scalper.web.streams", () => bridge.Readers, "{stream}", "Streams of scores, symbols and health");
        meter.CreateObservableUpDownCounter("scalper.web.heatmaps", () => watched.Count, "{symbol}", "Symbols of which columns of 100 ms are kept");
    }
}
