using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>
/// Which account opened which page. A browser's tabs share one cookie: when somebody else signs in in another tab, a page that lost its
/// socket would otherwise go on under the first account with the second one's cookie. Bounded; safe from any thread.
/// </summary>
internal sealed class CircuitOwners
{
    /// <summary>Pages beyond it are forgotten, the oldest first: they begin anew when their socket is lost.</summary>
    public const int Most = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    public void Note(string circuit, HubCallerContext caller)
    {
        lock (_lock)
        {
            _owners[circuit] = Account(caller);
            _oldest.Enqueue(circuit);
            if (_oldest.Count > Most)
            {
                _owners.Remove(_oldest.Dequeue());
            }
        }
    }

    public bool IsOwner(string? circuit, HubCallerContext caller)
    {
        lock (_lock)
        {
            return circuit is not null && _owners.TryGetValue(circuit, out string? owner) && owner == Account(caller);
        }
    }

    private static string Account(HubCallerContext caller) => caller.User?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
