using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Venues;

namespace Scalper.Core.Engine.Inputs;

/// <summary>What of a lane's frames is left out of its recording. Frames that say no topic are never left out. One thread.</summary>
internal sealed class RecordingFilter
{
    private readonly HashSet<string>? _names;
    private readonly SymbolMap? _symbols;
    private readonly bool[] _isHidden = new bool[Enum.GetValues<TopicKind>().Length];
    private readonly IVenue _venue;

    private RecordingFilter(RecordingScope scope, IVenue venue)
    {
        _venue = venue;
        if (scope.Symbols.Count > 0)
        {
            _names = new HashSet<string>(scope.Symbols, StringComparer.Ordinal);

            // Streams of some venues have their symbols in lower case.
            string[] own = [.. scope.Symbols.Select(s => s[(s.IndexOf(':', StringComparison.Ordinal) + 1)..])];
            _symbols = new SymbolMap(own.Concat(own.Select(Lower)).Distinct(StringComparer.Ordinal));
        }

        if (scope.Topics.Count > 0)
        {
            _isHidden[(int)TopicKind.Book] = !scope.Topics.Contains(RecordedTopic.Book);
            _isHidden[(int)TopicKind.Trades] = !scope.Topics.Contains(RecordedTopic.Trades);
            _isHidden[(int)TopicKind.Ticker] = !scope.Topics.Contains(RecordedTopic.Ticker);
        }
    }

    /// <summary>Scores of the symbols that are recorded follow from what is recorded.</summary>
    public bool KeepsScores => !_isHidden.Contains(true);

    /// <summary>What a replay has to know of it.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Settings => KeepsScores ? [] : [EngineSettings.WritePart()];

    /// <returns>Null where nothing is left out.</returns>
    public static RecordingFilter? Of(RecordingScope scope, IVenue venue) =>
        new RecordingFilter(scope, venue) is { _symbols: null, KeepsScores: true } ? null : new RecordingFilter(scope, venue);

#pragma warning disable CA1308 // Lower case is what is looked for.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    public bool Shows(string symbol) => _names?.Contains(symbol) != false;

    public bool Hides(ReadOnlySpan<byte> frame)
    {
        FrameTopic topic = _venue.TopicOf(frame);
        return topic.Kind is { } kind && (_isHidden[(int)kind] || _symbols?.TryFind(topic.Symbol, out _) == false);
    }
}
