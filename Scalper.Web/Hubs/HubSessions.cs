using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Scalper.Web.Accounts;

namespace Scalper.Web.Hubs;

/// <summary>
/// Looks again, once a minute, whether the account behind each connection of the hub still exists unchanged, and ends those whose does
/// not: a connection outlives its cookie's checks.
/// </summary>
public sealed class HubSessions(IServiceScopeFactory scopes, TimeProvider time) : BackgroundService
{
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
        if (await signIn.ValidateSecurityStampAsync(connection.User) is null)
        {
            connection.Abort();
        }
    }
}
