using System.Collections.Concurrent;
using Scalper.Web.Accounts.Audit;

namespace Scalper.Tests.Components;

/// <summary>Keeps what was written down in memory.</summary>
internal sealed class FakeTrail : IAuditTrail
{
    public ConcurrentQueue<(AuditAct Act, Actor By, string What)> Notes { get; } = new();

    public Task NoteAsync(AuditAct act, Actor by, string what)
    {
        Notes.Enqueue((act, by, what));
        return Task.CompletedTask;
    }
}
