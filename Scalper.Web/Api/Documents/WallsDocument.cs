using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>The group <c>walls</c>.</summary>
public sealed record WallsDocument(
    IReadOnlyList<WallDocument> BidWalls, IReadOnlyList<WallDocument> AskWalls, string WallActivity, double SpoofingScore)
{
    public static WallsDocument Of(Instrument instrument, in WallFeatures walls) => new(
        WallDocument.ListOf(instrument, walls, BookSide.Bid),
        WallDocument.ListOf(instrument, walls, BookSide.Ask),
        Words.Of(walls.Activity),
        walls.SpoofingScore);
}
