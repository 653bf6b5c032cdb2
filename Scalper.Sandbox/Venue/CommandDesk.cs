using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>Carries out what clients ask for, in the venue's words.</summary>
internal sealed class CommandDesk(Exchange exchange, int maxArgumentCharacters, AckFaults acks, AnswerFaults answers)
{
    private readonly FrameWriter _writer = new();

    public void Carry(ClientSession client, ClientCommand command, long nowNs)
    {
        if (command.Fault is not null)
        {
            Refuse(client, command, command.Fault, nowNs);
            return;
        }
        switch (command.Operation)
        {
            case "ping":
                answers.SendPong(client, AckFrames.Pong(_writer, client.ConnectionId, command.RequestId));
                break;
            case "subscribe":
                Subscribe(client, command, nowNs);
                break;
            case "unsubscribe":
                Unsubscribe(client, command, nowNs);
                break;
            default:
                Refuse(client, command, $"error:request op not found,op:{command.Operation}", nowNs);
                break;
        }
    }

    /// <summary>All topics or none: the first bad one refuses the whole request.</summary>
    private void Subscribe(ClientSession client, ClientCommand command, long nowNs)
    {
        Dictionary<string, TopicFeed> wanted = new(StringComparer.Ordinal);
        string? fault = command.Arguments.Count == 0 ? "error:args is empty" : null;
        foreach (string topic in command.Arguments)
        {
            TopicFeed? feed = Open(topic);
            fault ??= feed is null ? $"error:handler not found,topic:{topic}" : answers.TakeRejection(client, feed);
            if (fault is null && (client.Subscriptions.ContainsKey(topic) || !wanted.TryAdd(topic, feed!)))
            {
                fault = $"error:already subscribed,topic:{topic}";
            }
        }
        int characters = CharactersOf([.. client.Subscriptions.Keys, .. wanted.Keys]);
        if (characters > maxArgumentCharacters)
        {
            fault ??= $"error:args length {characters} > {maxArgumentCharacters}";
        }

        if (fault is not null)
        {
            Refuse(client, command, fault, nowNs);
            return;
        }
        Answer(client, command, AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation), nowNs);
        foreach (TopicFeed feed in wanted.Values)
        {
            exchange.Join(client, feed, nowNs);
        }
    }

    /// <summary>Of topics as one JSON array of strings: [ ] once, two quotes and a comma a topic.</summary>
    private static int CharactersOf(IReadOnlyCollection<string> topics) => 1 + topics.Sum(static topic => topic.Length + 3);

    /// <summary>The stream of a topic that can be subscribed.</summary>
    private TopicFeed? Open(string topic) =>
        Topic.TryParse(topic, out Topic parsed) && !exchange.Market.Board.IsClosed(parsed.Symbol) ? exchange.Market.Find(parsed) : null;

    private void Unsubscribe(ClientSession client, ClientCommand command, long nowNs)
    {
        string? unknown = command.Arguments.FirstOrDefault(topic => !Topic.TryParse(topic, out Topic parsed) || exchange.Market.Find(parsed) is null);
        if (unknown is not null)
        {
            Refuse(client, command, $"error:handler not found,topic:{unknown}", nowNs);
            return;
        }
        foreach (string topic in command.Arguments)
        {
            if (client.Subscriptions.TryGetValue(topic, out Subscription? subscription))
            {
                exchange.End(client, subscription);
            }
        }
        Answer(client, command, AckFrames.Success(_writer, client.ConnectionId, command.RequestId, command.Operation), nowNs);
    }

    private void Refuse(ClientSession client, ClientCommand command, string reason, long nowNs) =>
        Answer(client, command, AckFrames.Refusal(_writer, reason, client.ConnectionId, command.RequestId, command.Operation), nowNs);

    private void Answer(ClientSession client, ClientCommand command, byte[] frame, long nowNs) => acks.Send(client, command.Arguments, frame, nowNs);
}
