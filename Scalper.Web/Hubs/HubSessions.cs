using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Scalper.Web.Accounts;
using Scalper.Web.Data;

namespace Scalper.Web.Hubs;

/// <summary>
/// Looks again, once a minute, whether the account behind each connection of the hub still exists unchanged, and ends those whose does
/// not: a connection outlives its cookie's checks.
/// </summary>
public sealed partial class HubSessions(IServiceScopeFactory scopes, TimeProvider time, ILogger<HubSessions> log) : BackgroundService
{
    private readonly FaultNotices _notices = new(TimeSpan.FromHours(1), time);
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new(StringComparer.Ordinal);

    public void Add(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(AccountRegistration.StampCheckInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (HubCallerContext connection in _connections.Values.Where(IsByCookie))
            {
                await CheckAsync(connection);
            }
        }
    }

    // Keys are settings: they don't change while the program runs.
    private static bool IsByCookie(HubCallerContext connection) => connection.User?.Identity?.AuthenticationType != ApiKeyHandler.SchemeName;

    private async Task CheckAsync(HubCallerContext connection)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        SignInManager<Account> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        try
        {
            if (await signIn.ValidateSecurityStampAsync(connection.User) is null)
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The accounts behind the hub's connections could not be looked up ({Fault}); once more in a minute")]
    private partial void LogNotChecked(string fault);
}
