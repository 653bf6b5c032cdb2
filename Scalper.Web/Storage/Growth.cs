namespace Scalper.Web.Storage;

/// <summary>How fast a size changed.</summary>
/// <param name="BytesPerHour">Below zero where it shrank.</param>
/// <param name="Over">The time that it was measured over.</param>
public sealed record Growth(double BytesPerHour, TimeSpan Over);
