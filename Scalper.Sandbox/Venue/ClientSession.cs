namespace Scalper.Sandbox.Venue;

/// <summary>One connection as the exchange sees it.</summary>
internal sealed class ClientSession(string connectionId, Outbox outbox, long nowNs)
{
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ConnectionId { get; } = connectionId;

    public Outbox Outbox { get; } = outbox;

    public Dictionary<string, TopicFeed> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>When the client last said something or had data sent, Unix ns.</summary>
    public long LastActiveNs { get; set; } = nowNs;

    /// <summary>Why the exchange has cut this client off; null while it is connected.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Completes when the exchange cuts this client off.</summary>
    public Task WhenCut => _cut.Task;

    /// <summary>Characters that the subscribed topics take as one JSON array of strings: [ ] once, two quotes and a comma a topic.</summary>
    public int ArgumentCharacters { get; set; } = 1;

    public void Cut(string reason)
    {
        CloseReason = reason;
        _cut.TrySetResult();
    }

    public static int CharactersOf(string topic) => topic.Length + 3;
}
