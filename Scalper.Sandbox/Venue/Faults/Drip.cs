namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Frames that leave one by one at a slow rate, or in small fragments.</summary>
internal sealed class Drip(FaultScope scope, double? framesPerSecond, int fragmentBytes, FaultRegister register)
{
    private readonly List<ClientSession> _clients = [];
    private bool _ended;

    public void Begin(ClientSession client)
    {
        if (!scope.Covers(client))
        {
            return;
        }

        _clients.Add(client);
        client.Line.IsSlow = framesPerSecond is not null;
        client.Line.FragmentBytes = fragmentBytes;
    }

    /// <summary>Lets one frame of every client go, and comes back for the next.</summary>
    public void Step(long nowNs)
    {
        if (_ended || framesPerSecond is null)
        {
            return;
        }

        _clients.RemoveAll(static client => client.End is not null);
        _clients.ForEach(static client => client.Line.ReleaseOne());
        register.At(nowNs + (long)(1e9 / framesPerSecond.Value), Step);
    }

    public void End()
    {
        _ended = true;
        foreach (ClientSession client in _clients)
        {
            client.Line.IsSlow = false;
            client.Line.FragmentBytes = 0;
            client.Line.Flush();
        }
    }
}
