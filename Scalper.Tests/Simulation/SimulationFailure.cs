namespace Scalper.Tests.Simulation;

/// <summary>An invariant that did not hold; the message says which, when, and how to see it again.</summary>
internal sealed class SimulationFailure(string message) : Exception(message);
