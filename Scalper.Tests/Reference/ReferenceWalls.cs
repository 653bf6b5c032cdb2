namespace Scalper.Tests.Reference;

/// <summary>The group <c>walls</c>: lists nearest first, empty where there are none.</summary>
public sealed record ReferenceWalls(
    IReadOnlyList<ReferenceWall> BidWalls, IReadOnlyList<ReferenceWall> AskWalls, string WallActivity, double SpoofingScore)
{
    public static ReferenceWalls Of(ReferenceView view, ReferenceWallEpisodes episodes, int factor, long now) => new(
        ReferenceWall.Of(view.Bids, view.Mid, factor),
        ReferenceWall.Of(view.Asks, view.Mid, factor),
        episodes.Activity(now),
        episodes.SpoofingScore(now));
}
