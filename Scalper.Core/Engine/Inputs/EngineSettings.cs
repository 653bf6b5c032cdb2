using System.Text.Json;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Scoring;
using Scalper.Core.State;
using Scalper.Core.Tape;
using Scalper.Core.Venues;

namespace Scalper.Core.Engine.Inputs;

/// <summary>The settings that scores depend on, as they stand in a recording: one document of JSON for each section.</summary>
internal static class EngineSettings
{
    private const string Prefix = "engine/";
    private const string BelievedKey = Prefix + "believed";
    private const string PartKey = Prefix + "part";
    private const string VenueKey = Prefix + "venue";

    /// <param name="isBelieved">As of the market.</param>
    /// <param name="venue">Whose frames it takes; the first of those that are known is not told, and stands for those of earlier recordings.</param>
    public static IEnumerable<KeyValuePair<string, byte[]>> Write(EngineOptions options, IVenue venue, bool isBelieved = false) =>
    [
        Write("feed", new LaneFeedSettings(options.Feed.BookDepth, options.Feed.FreshSeconds, options.Feed.MismatchMilliseconds)),
        Write("tape", options.Tape),
        Write("walls", options.Walls),
        Write("features", options.Features),
        Write("weights", options.Weights),
        Write("fit", options.Fit),
        .. venue == KnownVenues.All[0] ? (ReadOnlySpan<KeyValuePair<string, byte[]>>)[] : [Write("venue", venue.Name)],
        .. isBelieved ? [Write("believed", true)] : (ReadOnlySpan<KeyValuePair<string, byte[]>>)[],
    ];

    /// <summary>Tells that topics were left out.</summary>
    public static KeyValuePair<string, byte[]> WritePart() => Write("part", true);

    /// <summary>Whether a setting says that topics were left out, so that scores can't be made again.</summary>
    public static bool IsPart(string key) => key == PartKey;

    /// <summary>Whether a setting says that frames are taken as new however late they are.</summary>
    public static bool IsBelief(string key) => key == BelievedKey;

    /// <summary>The venue that a setting names; null where it is another setting.</summary>
    /// <exception cref="StateFormatException">It names one that is not known.</exception>
    public static IVenue? FindVenue(string key, ReadOnlySpan<byte> value)
    {
        if (key != VenueKey)
        {
            return null;
        }

        try
        {
            string name = Read<string>(value);
            return KnownVenues.Find(name) ?? throw new StateFormatException($"expected the setting {key} to name one of {string.Join(", ", KnownVenues.All.Select(v => v.Name))}, came {name}");
        }
        catch (JsonException fault)
        {
            throw new StateFormatException($"expected the setting {key}, came what is no such document: {fault.Message}");
        }
    }

    /// <summary>Options with one setting more.</summary>
    /// <exception cref="StateFormatException">It is one of these, and can't be read.</exception>
    public static EngineOptions Read(EngineOptions options, string key, ReadOnlySpan<byte> value)
    {
        try
        {
            return key switch
            {
                Prefix + "feed" => options with { Feed = Read<LaneFeedSettings>(value).Apply() },
                Prefix + "tape" => options with { Tape = Read<TapeOptions>(value) },
                Prefix + "walls" => options with { Walls = Read<WallOptions>(value) },
                Prefix + "features" => options with { Features = Read<FeatureOptions>(value) },
                Prefix + "fit" => options with { Fit = Read<MicrostructureFit>(value) },
                Prefix + "weights" => options with { Weights = Read<ScoreWeights>(value) },
                _ => options,
            };
        }
        catch (JsonException fault)
        {
            throw new StateFormatException($"expected the setting {key}, came what is no such document: {fault.Message}");
        }
    }

    private static KeyValuePair<string, byte[]> Write<T>(string section, T value) => new(Prefix + section, JsonSerializer.SerializeToUtf8Bytes(value));

    private static T Read<T>(ReadOnlySpan<byte> value) => JsonSerializer.Deserialize<T>(value) ?? throw new JsonException("null");

    /// <summary>What of the feed's settings a market depends on.</summary>
    private sealed record LaneFeedSettings(int BookDepth, int FreshSeconds, int MismatchMilliseconds)
    {
        public FeedOptions Apply() => new() { BookDepth = BookDepth, FreshSeconds = FreshSeconds, MismatchMilliseconds = MismatchMilliseconds };
    }
}
