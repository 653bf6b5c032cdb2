using System.Text;
using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>An outbox that keeps what a feed session sends, and answers in the venue's place.</summary>
internal sealed class SentRequests : IOutbox
{
    /// <summary>All requests so far, in order.</summary>
    public List<(string Operation, string Id, string[] Topics)> All { get; } = [];

    public IEnumerable<string> Subscribed => All.Where(r => r.Operation == "subscribe").SelectMany(r => r.Topics);

    public bool TrySend(byte[] utf8)
    {
        using JsonDocument request = JsonDocument.Parse(utf8);
        JsonElement root = request.RootElement;
        All.Add((root.GetProperty("op").GetString()!, root.GetProperty("req_id").GetString()!, [.. root.GetProperty("args").EnumerateArray().Select(a => a.GetString()!)]));
        return true;
    }

    public static void Accept(FeedSession session, string id, long nowNs = 0) => session.OnReply(Reply(id, true, ""), nowNs);

    public static void Refuse(FeedSession session, string id, string message, long nowNs = 0) => session.OnReply(Reply(id, false, message), nowNs);

    private static ControlReply Reply(string id, bool success, string message) => new()
    {
        Kind = ControlReplyKind.Subscribe,
        Success = success,
        RequestId = Encoding.UTF8.GetBytes(id),
        Message = Encoding.UTF8.GetBytes(message),
    };
}
