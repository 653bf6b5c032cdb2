namespace Scalper.Core.Recording.Folder;

/// <summary>Whether what arrives is written down.</summary>
public enum RecordingState
{
    /// <summary>It is.</summary>
    Recording,

    /// <summary>It is counted as missing; another attempt is made by itself.</summary>
    Stopped,

    /// <summary>The recorder was ended.</summary>
    Ended,
}
