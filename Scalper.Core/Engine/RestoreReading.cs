namespace Scalper.Core.Engine;

/// <summary>How far the symbols' past is read out of recordings.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Played">Inputs played so far.</param>
/// <param name="Total">Inputs to play, about.</param>
/// <param name="Symbols">Of which a past was found; known at the end.</param>
/// <param name="Notice">What is missing or was refused, in a sentence; null where nothing is.</param>
public sealed record RestoreReading(RestoreState State, long Played = 0, long Total = 0, int Symbols = 0, string? Notice = null)
{
    /// <summary>Nothing is read, or not yet.</summary>
    public static RestoreReading None { get; } = new(RestoreState.None);
}
