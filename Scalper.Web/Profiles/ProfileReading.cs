using Scalper.Web.Data;

namespace Scalper.Web.Profiles;

/// <summary>A profile at one moment.</summary>
/// <param name="Row">As it would be kept now.</param>
/// <param name="Lifetime">Over all runs of the application.</param>
/// <param name="SinceStart">Of this run.</param>
public sealed record ProfileReading(SymbolProfileRow Row, ProfileTotals Lifetime, ProfileTotals SinceStart);
