namespace Scalper.Core.Recording.Folder;

/// <summary>A topic that can be left out of a recording.</summary>
public enum RecordedTopic
{
    Book,
    Trades,
    Ticker,
}
