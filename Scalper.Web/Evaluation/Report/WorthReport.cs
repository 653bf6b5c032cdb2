using Scalper.Core.Evaluation;
using Scalper.Core.Replay;

namespace Scalper.Web.Evaluation.Report;

/// <summary>What a report tells: recordings judged, or what of them was asked for.</summary>
/// <param name="Sources">Names of the files, without their folders.</param>
/// <param name="Records">Those asked for.</param>
/// <param name="Symbols">By name, each in the order of the records.</param>
internal sealed record WorthReport(
    IReadOnlyList<string> Sources, RecordingWorth Worth, IReadOnlyList<HorizonRecord> Records, IReadOnlyList<(string Symbol, IReadOnlyList<SymbolRecord> Records)> Symbols)
{
    public EvaluationReading Reading => Worth.Reading;

    /// <param name="model">Null for all.</param>
    /// <param name="horizonSeconds">Null for all.</param>
    public static WorthReport Of(RecordingWorth worth, IReadOnlyList<string> sources, string? model, int? horizonSeconds)
    {
        int[] places = [.. worth.Reading.Records.Index()
            .Where(r => (model is null || r.Item.Model.Name == model) && (horizonSeconds is null || r.Item.Horizon.Seconds == horizonSeconds))
            .Select(static r => r.Index)];
        return new WorthReport(
            sources,
            worth,
            [.. places.Select(p => worth.Reading.Records[p])],
            [.. worth.Symbols.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, (IReadOnlyList<SymbolRecord>)[.. places.Select(p => s.Value[p])]))]);
    }
}
