namespace Scalper.Tests.Reference;

/// <summary>What goes wrong, or looks odd, with one frame of the book.</summary>
internal enum BookFault
{
    None,
    Lost,
    Crossed,
    Locked,
    TooDeep,
    OldAgain,
    UnknownDelete,
    PriceTwice,
    Snapshot,
    Restart,
}
