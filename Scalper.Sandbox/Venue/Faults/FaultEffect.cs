namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What a command did: how many connections, topics or contracts it hit, and the price and quantity of what it put into a book.</summary>
internal sealed record FaultEffect(int Hit, string? Price = null, string? Quantity = null);
