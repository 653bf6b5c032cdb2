using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>Watches a lane's replay, on its thread.</summary>
internal interface IReplayListener
{
    /// <summary>The replay begins, or begins again behind a gap.</summary>
    /// <param name="lane">As it is before the next input, and then after each: to be read, not to be changed.</param>
    /// <param name="settings">That it is played with, by key.</param>
    void OnBegin(LaneInputs lane, IEnumerable<KeyValuePair<string, byte[]>> settings)
    {
    }

    /// <summary>An input is about to be played.</summary>
    void OnInput(in JournalRecord record);

    /// <summary>It was played; one that can't be is never heard of again.</summary>
    void OnPlayed(in JournalRecord record)
    {
    }

    /// <summary>An input made a score.</summary>
    void OnScore(in ScoreEvent score);

    /// <summary>What comes next can't be played: the lane is over.</summary>
    /// <param name="missing">So many inputs are missing, as far as is known.</param>
    void OnGap(long missing)
    {
    }
}
