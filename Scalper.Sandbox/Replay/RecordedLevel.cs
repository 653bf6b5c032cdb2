namespace Scalper.Sandbox.Replay;

/// <summary>Price and size of a level as the recorded text has them.</summary>
internal readonly record struct RecordedLevel(string Price, string Size);
