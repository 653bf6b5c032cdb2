namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Messages that no client can read: of their own, or in place of a topic's next ones.</summary>
internal sealed class GarbageFaults(FaultTargets targets)
{
    public IReadOnlyList<FaultCommand> Commands => [new("garbage", [.. targets.Topics, "kind", "replace", "count"], Send)];

    private int Send(ControlRequest request, long nowNs)
    {
        string kind = request.Word("kind", GarbageFrames.Kinds);
        int count = request.Count;
        bool replace = request.Flag("replace");
        if (!replace && !targets.Scope(request).NamesTopics)
        {
            List<ClientSession> clients = targets.Clients(request);
            clients.ForEach(client => Send(client, GarbageFrames.Make(kind, null, null), count));
            return clients.Count;
        }

        List<Subscription> subscriptions = targets.Subscriptions(request);
        foreach (Subscription subscription in subscriptions)
        {
            if (replace)
            {
                subscription.Trick(new ReplacedFrames(count, frame => GarbageFrames.Make(kind, subscription.Feed, frame)));
            }
            else
            {
                Send(subscription.Client, GarbageFrames.Make(kind, subscription.Feed, subscription.Feed.Snapshot(nowNs / 1_000_000)), count);
            }
        }
        return subscriptions.Count;
    }

    private static void Send(ClientSession client, OutFrame frame, int count)
    {
        for (int i = 0; i < count; i++)
        {
            client.Send(frame);
        }
    }
}
