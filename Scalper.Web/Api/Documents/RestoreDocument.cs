using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>How far the symbols' past is read out of the recordings, at the start.</summary>
/// <param name="State"><c>None</c>, <c>Reading</c> or <c>Done</c>.</param>
/// <param name="Played">Recorded inputs played so far.</param>
/// <param name="Total">To play, about.</param>
/// <param name="Symbols">Of which a past was found; known at the end.</param>
/// <param name="Notice">What is missing or was refused, in a sentence; none where nothing is.</param>
public sealed record RestoreDocument(string State, long Played, long Total, int Symbols, string? Notice)
{
    internal static RestoreDocument Of(RestoreReading reading) => new(reading.State.ToString(), reading.Played, reading.Total, reading.Symbols, reading.Notice);
}
