namespace Scalper.Tests.Reference;

/// <summary>The group <c>nearestWalls</c>; a side without a wall is none.</summary>
public sealed record ReferenceNearestWalls(ReferenceNearestWall? Bid, ReferenceNearestWall? Ask)
{
    public static ReferenceNearestWalls Of(ReferenceView view, ReferenceWallEpisodes episodes, int factor, long now)
    {
        return new ReferenceNearestWalls(Nearest(ReferenceSide.Bid), Nearest(ReferenceSide.Ask));

        ReferenceNearestWall? Nearest(ReferenceSide side)
        {
            List<ReferenceLevel> walls = [.. ReferenceWallTest.Walls(view.Side(side), factor)];
            if (walls.Count == 0)
            {
                return null;
            }

            ReferenceLevel wall = side == ReferenceSide.Bid ? walls.MaxBy(level => level.Price) : walls.MinBy(level => level.Price);
            long openedAt = episodes.Open.Single(episode => episode.Side == side && episode.Price == wall.Price).OpenedAt;
            return new ReferenceNearestWall(
                (double)wall.Price,
                (double)(wall.Price * wall.Quantity),
                (double?)((wall.Price - view.Mid) / view.Mid * 10_000),
                (now - openedAt) / 1e9);
        }
    }
}
