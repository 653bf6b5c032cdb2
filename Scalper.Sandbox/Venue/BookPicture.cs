using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>The present book of a symbol for a REST answer. The update id counts in the numbering of the deepest stream.</summary>
internal sealed record BookPicture(LevelBook Book, long UpdateId, NumberForm Price, NumberForm Quantity);
