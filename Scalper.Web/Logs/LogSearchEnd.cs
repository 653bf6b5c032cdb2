namespace Scalper.Web.Logs;

/// <summary>Why a look at the log went no further back.</summary>
public enum LogSearchEnd
{
    /// <summary>The log begins there.</summary>
    Start,

    /// <summary>It had as many lines as were asked for.</summary>
    Lines,

    /// <summary>It had read as much as one look may.</summary>
    Limit,
}
