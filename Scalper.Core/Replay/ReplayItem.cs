using System.Globalization;
using System.Text;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Scoring;

namespace Scalper.Core.Replay;

/// <summary>One thing that a replay was given or made, kept for comparison.</summary>
/// <param name="Kind">Of the input; for a score, of none.</param>
/// <param name="Payload">Of the input; of a score, its bits.</param>
/// <param name="Score">Null for an input.</param>
internal sealed record ReplayItem(RecordKind Kind, long Number, long TimeNs, byte[] Payload, ScoreEvent? Score)
{
    private const int Around = 24;

    public bool IsAs(ReplayItem other) =>
        (Kind, Number, TimeNs, Score is null) == (other.Kind, other.Number, other.TimeNs, other.Score is null)
        && Score?.Symbol == other.Score?.Symbol && Payload.AsSpan().SequenceEqual(other.Payload);

    /// <summary>In words, with what surrounds the first byte that is another in the other one.</summary>
    public string Describe(ReplayItem? other)
    {
        if (Score is { } score)
        {
            return string.Create(CultureInfo.InvariantCulture, $"score of {score.Symbol}, update {score.UpdateId}, {string.Join("; ", ScoreModels.Names.Select((name, place) => Describe(name, score.Scores[place])))}");
        }

        int at = other is null ? 0 : Payload.AsSpan().CommonPrefixLength(other.Payload);
        ReadOnlySpan<byte> around = Payload.AsSpan(Math.Max(0, at - Around));
        string text = Encoding.UTF8.GetString(around[..Math.Min(around.Length, 2 * Around)]);
        return string.Create(CultureInfo.InvariantCulture, $"{Kind} of {Payload.Length} bytes at {TimeNs} ns, byte {at} within '{text}'");
    }

    private static string Describe(string model, in Score score) => string.Create(CultureInfo.InvariantCulture, $"{model} {score.Value:R} {score.Side}, {score.Contributions}");
}
