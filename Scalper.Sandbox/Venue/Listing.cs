namespace Scalper.Sandbox.Venue;

/// <summary>One contract as <c>instruments-info</c> lists it; <paramref name="Json"/> is its whole entry, an object in UTF-8.</summary>
internal sealed record Listing(string Symbol, string Status, string BaseCoin, byte[] Json);
