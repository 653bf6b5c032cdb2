namespace Scalper.Core.Recording.Journal;

/// <summary>A checkpoint has more bytes than the options allow.</summary>
internal sealed class CheckpointTooLargeException(int most) : Exception($"A checkpoint may have {most} bytes.");
