using Scalper.Core.Features;

namespace Scalper.Web.Live;

/// <summary>What a page shows of a symbol's walls at a moment.</summary>
/// <param name="Cases">Newest first.</param>
/// <param name="IsRead">Whether an answer came.</param>
/// <param name="Failure">Why the last question had none; null where it had one.</param>
/// <param name="Second">The second on the engine's clock while some wall stands, whose life goes on; else 0.</param>
/// <param name="UnansweredMs">How long ago the last answer came, in whole seconds; none while another one is not overdue, or before the first.</param>
public sealed record WallReading(IReadOnlyList<WallCase> Cases, bool IsRead, string? Failure, long Second, long? UnansweredMs);
