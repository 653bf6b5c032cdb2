namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>The circuit stands.</summary>
/// <param name="Circuit">The protected name that ends it.</param>
internal sealed record CircuitStarted(string Circuit) : HubMessage;
