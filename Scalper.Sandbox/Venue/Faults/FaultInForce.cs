namespace Scalper.Sandbox.Venue.Faults;

/// <summary>A lasting fault: the command that began it, when it ends (Unix ns; null: when cleared) and what ends it.</summary>
internal sealed class FaultInForce(string name, string command, long? endNs, Action<long> end)
{
    public string Name => name;

    public string Command => command;

    public long? EndNs => endNs;

    public void End(long nowNs) => end(nowNs);
}
