using Scalper.Core.Engine;

namespace Scalper.Web.Market;

/// <summary>What came of asking for a book again, in words that follow the symbol and a colon.</summary>
internal static class ResyncAnswers
{
    public static string Words(this ResyncAnswer answer) => answer switch
    {
        ResyncAnswer.Asked => "snapshot asked for",
        ResyncAnswer.UnderWay => "is being asked for already",
        ResyncAnswer.NotConnected => "not connected; every book is asked for with the next connection",
        ResyncAnswer.Refused => "the venue refuses this book",
        ResyncAnswer.Gone => "gone; asked for again now and then",
        _ => "followed no more",
    };

    public static bool IsFailure(this ResyncAnswer answer) => answer is not (ResyncAnswer.Asked or ResyncAnswer.UnderWay);
}
