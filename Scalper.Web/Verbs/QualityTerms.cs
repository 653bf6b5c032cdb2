using System.Globalization;
using Scalper.Core.Evaluation;
using Scalper.Core.Recording;
using Scalper.Core.Replay;

namespace Scalper.Web.Verbs;

/// <summary>What the commands of <c>quality</c> have in common on their command lines.</summary>
/// <param name="Horizon">Null where none was named.</param>
/// <param name="LatencyMs">As of <see cref="GridPlan"/>.</param>
/// <param name="FeeBps">Of one side, basis points.</param>
internal sealed record QualityTerms(Horizon? Horizon, int LatencyMs, double FeeBps)
{
    public const string Span = "--horizon", Latency = "--latency", Fee = "--fee";

    private const int UsualSeconds = 5;
    private const double MostFeeBps = 100;

    /// <summary>What weights are fitted to foretell where nobody says.</summary>
    public static Horizon UsualHorizon => Core.Evaluation.Horizon.Find(UsualSeconds)!.Value;

    /// <param name="parsed">Without a fault.</param>
    /// <param name="evaluation">Latency and fee, where the command line does not say.</param>
    public static QualityTerms Of(VerbArguments parsed, EvaluationOptions evaluation) => new(
        parsed[Span] is { } seconds ? Core.Evaluation.Horizon.Find(int.Parse(seconds, CultureInfo.InvariantCulture)) : null,
        parsed[Latency] is { } latency ? int.Parse(latency, CultureInfo.InvariantCulture) : evaluation.LatencyMilliseconds,
        parsed[Fee] is { } fee ? double.Parse(fee, CultureInfo.InvariantCulture) : evaluation.FeeBps);

    /// <summary>A recording by its path; its name is that of the file or files, without their folder.</summary>
    public static NamedRecording Name(string path) => new(CaptureReader.NameOf(path), ReplayCatalogue.Read(path));

    /// <summary>What is wrong with them, in a sentence; null where nothing is.</summary>
    public static string? FindFault(VerbArguments parsed)
    {
        if (parsed[Span] is { } horizon && !(int.TryParse(horizon, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && Core.Evaluation.Horizon.Find(seconds) is not null))
        {
            return $"{Span}: expected one of {string.Join(", ", Core.Evaluation.Horizon.All.Select(h => h.Seconds))}, came '{horizon}'.";
        }

        if (parsed[Latency] is { } latency && !(int.TryParse(latency, NumberStyles.None, CultureInfo.InvariantCulture, out int ms) && ms <= GridPlan.MostLatencyMs))
        {
            return $"{Latency}: expected milliseconds from 0 to {GridPlan.MostLatencyMs}, came '{latency}'.";
        }

        bool isFee = parsed[Fee] is not { } fee || (double.TryParse(fee, NumberStyles.Float, CultureInfo.InvariantCulture, out double bps) && Math.Abs(bps) <= MostFeeBps);
        return isFee ? null : $"{Fee}: expected basis points from -{MostFeeBps} to {MostFeeBps}, came '{parsed[Fee]}'.";
    }
}
