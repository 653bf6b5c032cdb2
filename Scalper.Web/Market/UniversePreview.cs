using Scalper.Core.Universe;

namespace Scalper.Web.Market;

/// <summary>What following the venue's present list would change.</summary>
/// <param name="Followed">Symbols followed now.</param>
/// <param name="Next">The universe by the present list.</param>
/// <param name="Diff">From the one to the other.</param>
public sealed record UniversePreview(int Followed, FollowedUniverse Next, UniverseDiff Diff);
