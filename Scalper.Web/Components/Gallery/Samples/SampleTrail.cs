using Scalper.Web.Accounts.Audit;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Nothing is ever done to a sample, so there is nothing to write down.</summary>
internal sealed class SampleTrail : IAuditTrail
{
    public Task NoteAsync(AuditAct act, Actor by, string what) => throw new InvalidOperationException($"A sample took a command: {act}.");
}
