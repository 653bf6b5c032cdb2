namespace Scalper.Web.Hosting;

/// <summary>Where the numbers on the pages come from.</summary>
/// <param name="IsSandbox">True where the exchange is our own, on loopback: every page then carries the SANDBOX badge.</param>
public sealed record RunningProfile(bool IsSandbox);
