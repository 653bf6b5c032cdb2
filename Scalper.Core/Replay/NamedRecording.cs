namespace Scalper.Core.Replay;

/// <summary>A recording with the name that reports call it by.</summary>
public sealed record NamedRecording(string Name, ReplayCatalogue Recording);
