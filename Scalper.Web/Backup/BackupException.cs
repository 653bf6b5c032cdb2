namespace Scalper.Web.Backup;

/// <summary>A backup or a restore that can't be done. The message is one line for the user: what was expected and what came.</summary>
public sealed class BackupException : Exception
{
    public BackupException(string message)
        : base(message)
    {
    }

    public BackupException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
