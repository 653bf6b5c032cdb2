using Scalper.Core.Engine;

namespace Scalper.Tests.Simulation;

/// <summary>A lane with its connections, that of the books first.</summary>
internal sealed class SimulatedLane(Lane lane)
{
    private const long SecondNs = 1_000_000_000;

    public Lane Lane => lane;

    public List<SimulatedConnection> Connections { get; } = [];

    /// <summary>When the process runs again after a stall; in the past where it runs.</summary>
    public long AwakeAtNs => Connections.Max(static c => c.AwakeAtNs);

    /// <summary>The process does not run for a while.</summary>
    public void Stall(long untilNs) => Connections.ForEach(c => c.Stall(untilNs));

    /// <summary>The venue sends it on one of the connections, by its own account.</summary>
    public bool IsHeldByVenue(string topic) => Connections.Exists(c => c.IsHeldByVenue(topic));

    public void Change(LaneChange change) => lane.Inbox.TryDo(l => l.Change(change));

    public string Describe(long startNs) =>
        $"its topics are {string.Join(", ", lane.ReportTopics().Select(t => $"{t.Topic} {t.Status}"))}; "
        + string.Join("; ", Connections.Select(c => $"connection {c.Machine.State}: {string.Join(", ", c.Machine.History.TakeLast(6).Select(t => $"{(t.AtNs - startNs) / SecondNs} s {t.To}: {t.Cause}"))}"));
}
