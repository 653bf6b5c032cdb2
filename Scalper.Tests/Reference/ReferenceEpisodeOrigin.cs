namespace Scalper.Tests.Reference;

/// <summary>How a wall came to be seen.</summary>
public enum ReferenceEpisodeOrigin
{
    /// <summary>It grew in sight: before the frame it had at most half.</summary>
    Came,

    /// <summary>It moved in from beyond the worst price of a full side.</summary>
    Entered,

    /// <summary>It may have been there before anybody looked.</summary>
    Found,
}
