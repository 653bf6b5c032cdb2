namespace Scalper.Web.Verbs;

/// <summary>Exit codes of the commands on recordings.</summary>
internal static class ReplayExit
{
    /// <summary>The same, or done.</summary>
    public const int Well = 0;

    /// <summary>Not the scores of the live run, or of the other recording.</summary>
    public const int Different = 1;

    /// <summary>Something can't be read or written.</summary>
    public const int Unusable = 2;
}
