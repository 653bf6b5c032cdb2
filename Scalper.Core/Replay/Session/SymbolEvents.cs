using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Core.Replay.Session;

/// <summary>Looks at one symbol after every input, for an event of a kind. One thread.</summary>
internal sealed class SymbolEvents(ReplayJump kind, string symbol)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(symbol);
    private ScoreSide? _side;
    private bool _wasLive;
    private long _tradeGapNs;
    private long _pulledNs;
    private long _updatedNs;

    /// <summary>Whether the event has come since the last look; what stands at the first look is none.</summary>
    public bool Look(ReplayPlayer player)
    {
        if (Find(player, out SymbolStages? stages) is not { } followed)
        {
            return Note(isLive: false, tradeGapNs: _tradeGapNs) && kind == ReplayJump.Gap;
        }

        ref readonly SymbolView view = ref followed.Slot.Own;
        return kind switch
        {
            ReplayJump.SideChange => view.IsLive && NoteSide(view.Score.Side),
            ReplayJump.WallPulled => NoteWalls(view.UpdatedAtNs, stages),
            _ => Note(view.IsLive, view.TradeGapFromNs),
        };
    }

    private FollowedSymbol? Find(ReplayPlayer player, out SymbolStages? stages)
    {
        foreach (PlayedLane lane in player.Lanes)
        {
            if (lane.Lane?.Market.Symbols is { } symbols && symbols.TryFind(_name, out int place, out _))
            {
                stages = symbols[place];
                return symbols.Followed(place);
            }
        }

        stages = null;
        return null;
    }

    private bool Note(bool isLive, long tradeGapNs)
    {
        bool isGap = (_wasLive && !isLive) || (tradeGapNs > _tradeGapNs && _wasLive);
        (_wasLive, _tradeGapNs) = (isLive, tradeGapNs);
        return isGap;
    }

    private bool NoteSide(ScoreSide side)
    {
        bool isOther = _side is { } before && before != side;
        _side = side;
        return isOther;
    }

    private bool NoteWalls(long updatedNs, SymbolStages? stages)
    {
        // Walls come and go with the symbol's frames alone.
        if (updatedNs == _updatedNs || stages is null)
        {
            return false;
        }

        long lastNs = 0;
        foreach (WallCase wall in stages.ReadWallCases())
        {
            lastNs = wall.Class == WallCaseClass.Pulled ? Math.Max(lastNs, wall.ClosedAtNs) : lastNs;
        }

        bool isPulled = lastNs > _pulledNs && _updatedNs != 0;
        (_pulledNs, _updatedNs) = (Math.Max(lastNs, _pulledNs), updatedNs);
        return isPulled;
    }
}
