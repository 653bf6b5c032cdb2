namespace Scalper.Sandbox.Venue;

/// <summary>One price of a book in whole price steps, and what rests there in whole quantity steps.</summary>
internal readonly record struct Level(long Price, long Quantity);
