namespace Scalper.Sandbox.Venue.Faults;

/// <summary>A command that was given, and why it was refused; null where it was carried out. Unix ns.</summary>
internal sealed record CarriedFault(long AtNs, string Command, string? Refusal);
