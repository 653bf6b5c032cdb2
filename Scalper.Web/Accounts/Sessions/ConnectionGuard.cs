using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>
/// Stands before every hub, that of the pages included: each call is made by somebody who is still signed in, and a page that lost its
/// socket is taken up again only by the account it was opened by.
/// </summary>
internal sealed class ConnectionGuard(LiveConnections connections, Credentials credentials, CircuitOwners owners) : IHubFilter
{
    // What the pages' own hub calls the beginning of a page, and its taking up after a lost socket.
    private const string BeginsPage = "StartCircuit", TakesUpPage = "ConnectCircuit";

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        connections.Add(context.Context);
        await next(context);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Remove(context.Context);
        await next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        HubCallerContext caller = invocationContext.Context;
        if (!await credentials.HoldAsync(caller.User))
        {
            caller.Abort();
            throw new HubException("Signed out.");
        }

        string method = invocationContext.HubMethodName;
        if (method == TakesUpPage && !owners.IsOwner(invocationContext.HubMethodArguments is [string taken, ..] ? taken : null, caller))
        {
            return false;
        }

        object? result = await next(invocationContext);
        if (method == BeginsPage && result is string begun)
        {
            owners.Note(begun, caller);
        }

        return result;
    }
}
