using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>Watches a lane's replay, on its thread.</summary>
internal interface IReplayListener
{
    /// <summary>An input is about to be played.</summary>
    void OnInput(in JournalRecord record);

    /// <summary>An input made a score.</summary>
    void OnScore(in ScoreEvent score);
}
