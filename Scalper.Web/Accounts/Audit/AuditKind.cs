namespace Scalper.Web.Accounts.Audit;

/// <summary>Kinds are bounded apart, so that a flood of guesses pushes no administrative act out of the log.</summary>
public enum AuditKind : byte
{
    /// <summary>Somebody got in, or did not.</summary>
    Access,

    /// <summary>Somebody changed who may do what.</summary>
    Administration,

    /// <summary>Somebody steered the feed.</summary>
    Operation,
}
