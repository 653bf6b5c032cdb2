namespace Scalper.Core.Feeds;

/// <summary>What holds of kinds of topics.</summary>
public static class TopicKinds
{
    /// <summary>Nothing may come of it for minutes though all is well: the venue's word has to do.</summary>
    public static bool MayBeSilent(this TopicKind kind) => kind is TopicKind.Trades or TopicKind.Touch or TopicKind.Day;
}
