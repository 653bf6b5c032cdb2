namespace Scalper.Web.Recording;

/// <summary>What a verify of the recording found.</summary>
public enum VerifyState
{
    /// <summary>None was asked for since the start.</summary>
    None,

    Running,

    /// <summary>Every score is that of the live run.</summary>
    Equal,

    Different,

    /// <summary>Something could not be read, or there was nothing to compare yet.</summary>
    Unreadable,
}
