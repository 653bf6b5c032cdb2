using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>
/// Open pages and sockets end with the session or key they were opened with: at once where this process ended it, within
/// <see cref="Interval"/> and <see cref="SessionBook.Memory"/> where another one did. Safe from any thread.
/// </summary>
public sealed partial class LiveConnections : BackgroundService
{
    /// <summary>Between two looks at all connections.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Credentials _credentials;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveConnections> _log;
    private readonly FaultNotices _notices;
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new(StringComparer.Ordinal);
    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public LiveConnections(Credentials credentials, SessionBook sessions, ApiKeyRing keys, TimeProvider time, ILogger<LiveConnections> log)
    {
        (_credentials, _time, _log, _notices) = (credentials, time, log, new FaultNotices(TimeSpan.FromHours(1), time));
        sessions.Ended += Look;
        keys.Ended += Look;
    }

    /// <summary>How many are open.</summary>
    public int Count => _connections.Count;

    public void Add(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using ITimer timer = _time.CreateTimer(_ => Look(), null, Interval, Interval);
        await foreach (bool _ in _looks.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (HubCallerContext connection in _connections.Values)
            {
                await CheckAsync(connection);
            }
        }
    }

    private void Look() => _looks.Writer.TryWrite(true);

    private async Task CheckAsync(HubCallerContext connection)
    {
        try
        {
            if (!await _credentials.HoldAsync(connection.User))
            {
                connection.Abort();
            }
        }
        catch (DbException fault)
        {
            // A database that can't be read says nothing about the account: the next look does.
            if (_notices.IsDue(fault.Message))
            {
                LogNotChecked(fault.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The accounts behind open pages and sockets could not be looked up ({Fault}); once more in ten seconds")]
    private partial void LogNotChecked(string fault);
}
