using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Scalper.Web.Hosting;

/// <summary>
/// A protocol that ends a connection which sends more messages than it may. It counts where messages are read, because a hub filter sees
/// only calls of methods that exist, and what costs are the others as well.
/// </summary>
internal sealed partial class PacedProtocol(IHubProtocol inner, int messagesPerSecond, TimeProvider time, ILogger<PacedProtocol> log) : IHubProtocol
{
    internal const int BurstSeconds = 10;

    // SignalR gives each connection a binder of its own, which lives as long as it.
    private readonly ConditionalWeakTable<IInvocationBinder, TokenBucket> _buckets = [];

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    /// <exception cref="OperationCanceledException">The connection has sent too much; SignalR closes it without a stack trace in the log.</exception>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!inner.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        if (!_buckets.GetValue(binder, _ => new TokenBucket(messagesPerSecond, messagesPerSecond * BurstSeconds, time)).TryTake())
        {
            LogTooMany(messagesPerSecond);
            throw new OperationCanceledException("The connection sent more messages than it may.");
        }

        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A web socket was closed that sent more than {Limit} messages a second (Limits:SocketMessagesPerSecond)")]
    private partial void LogTooMany(int limit);
}
