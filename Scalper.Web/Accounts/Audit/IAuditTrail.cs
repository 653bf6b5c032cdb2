namespace Scalper.Web.Accounts.Audit;

/// <summary>Where acts are written down that change nothing in the database by themselves.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Writes down what was done already. Does not fail: what the database does not take goes to the application's log as an error.
    /// </summary>
    /// <param name="what">To whom or what it was done, and how; empty where the act says it all.</param>
    Task NoteAsync(AuditAct act, Actor by, string what = "");
}
