namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Topics of which nothing is sent for a while; with <paramref name="Hold"/> it is sent afterwards, else it is lost.</summary>
internal sealed record Silence(FaultScope Scope, bool Hold);
