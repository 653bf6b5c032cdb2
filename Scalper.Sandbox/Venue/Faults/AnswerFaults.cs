namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Pongs that do not come, and topics that are refused.</summary>
internal sealed class AnswerFaults(FaultDesk desk)
{
    private readonly List<FaultScope> _pongless = [];
    private readonly List<(FaultScope Scope, string? Words)> _rejections = [];

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("nopong", ["client", "seconds"], Hush),
        new("reject", [.. desk.Targets.Topics, "words", "seconds"], Reject),
    ];

    public void SendPong(ClientSession client, byte[] frame)
    {
        if (!_pongless.Exists(scope => scope.Covers(client)))
        {
            client.Send(new OutFrame(frame));
        }
    }

    /// <summary>The words in which a topic that exists is refused; null where it is not.</summary>
    public string? TakeRejection(ClientSession client, TopicFeed feed)
    {
        foreach ((FaultScope scope, string? words) in _rejections)
        {
            if (scope.Covers(client) && scope.Covers(feed))
            {
                return words ?? $"error:handler not found,topic:{feed.Name}";
            }
        }
        return null;
    }

    private int Hush(ControlRequest request, long nowNs)
    {
        desk.Register.Begin(request, nowNs, _pongless, desk.Targets.Scope(request));
        return 0;
    }

    private int Reject(ControlRequest request, long nowNs)
    {
        FaultScope scope = desk.Targets.Scope(request);
        if (!scope.NamesTopics)
        {
            throw new ControlRefusal("reject: expected \"topic\", \"symbol\" or \"depth\", got none");
        }

        desk.Register.Begin(request, nowNs, _rejections, (scope, request.Text("words")));
        return 0;
    }
}
