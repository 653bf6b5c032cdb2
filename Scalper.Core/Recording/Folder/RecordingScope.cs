namespace Scalper.Core.Recording.Folder;

/// <summary>What is recorded.</summary>
/// <param name="Venues">Those alone; none means all.</param>
/// <param name="Symbols">Those alone; none means all that are followed.</param>
/// <param name="Topics">Those alone; none means all.</param>
public sealed record RecordingScope(IReadOnlyList<string> Venues, IReadOnlyList<string> Symbols, IReadOnlyList<RecordedTopic> Topics)
{
    /// <summary>Everything.</summary>
    public static RecordingScope All { get; } = new([], [], []);

    /// <summary>Whether anything of a venue is recorded.</summary>
    public bool HasVenue(string venue) => Venues is [] || Enumerable.Contains(Venues, venue);
}
