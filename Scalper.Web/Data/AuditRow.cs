using Scalper.Web.Accounts.Audit;

namespace Scalper.Web.Data;

/// <summary>Something that was done with an account, a key or a setting.</summary>
public sealed class AuditRow
{
    /// <summary>Ascending in the order of writing.</summary>
    public long Id { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long AtMs { get; init; }

    public AuditAct Act { get; init; }

    /// <summary>Acts of one kind are kept and forgotten together.</summary>
    public AuditKind Kind { get; init; }

    /// <summary>Name of the account or key that did it; empty for one that nobody is signed in to.</summary>
    public required string Who { get; init; }

    /// <summary>What it was done to, and how; empty where the act says it all.</summary>
    public required string What { get; init; }

    /// <summary>Where the request came from; <c>console</c> for the command line.</summary>
    public required string Address { get; init; }
}
