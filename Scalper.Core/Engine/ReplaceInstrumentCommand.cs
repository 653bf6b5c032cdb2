namespace Scalper.Core.Engine;

/// <summary>Gives a lane the symbol's new instrument: everything kept of the old one is in other steps and goes.</summary>
internal sealed class ReplaceInstrumentCommand(int index, FollowedSymbol symbol) : LaneCommand
{
    public override void Run(Lane lane) => lane.ReplaceInstrument(index, symbol);

    public override void Refuse()
    {
        // Nobody waits for it.
    }
}
