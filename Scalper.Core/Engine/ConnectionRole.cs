namespace Scalper.Core.Engine;

/// <summary>What a connection is for.</summary>
public enum ConnectionRole : byte
{
    /// <summary>It brings the data that is scored.</summary>
    Main,

    /// <summary>It only measures the others.</summary>
    Metrics,
}
