using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>What scores were worth, made by hand as of <see cref="Views.AtMs"/>.</summary>
internal static class SampleWorth
{
    /// <summary>Unix time of <see cref="Views.AtMs"/>.</summary>
    public const long AtSecond = Views.AtMs / 1_000;

    private const long DaySeconds = 86_400;

    private static readonly GridPlan Plan = new([new ModelKey("classic", "5c1d"), new ModelKey("symmetric", "e07a")]);

    // Of the first model by horizon, then of the second.
    private static readonly VerdictKind[] Kinds =
    [
        VerdictKind.PredictsDoesNotPay, VerdictKind.PredictsDoesNotPay, VerdictKind.Pays, VerdictKind.PredictsDoesNotPay, VerdictKind.NotProven,
        VerdictKind.PredictsDoesNotPay, VerdictKind.NotProven, VerdictKind.WrongWay, VerdictKind.None, VerdictKind.NotProven,
    ];

    /// <summary>Five days, with every verdict.</summary>
    public static EvaluationReading Reading { get; } = Make(blocks: 720, hasScales: true) with
    {
        Verdicts = [.. Kinds.Select(kind => new Verdict(kind, kind == VerdictKind.NotProven ? 61 : 690, kind == VerdictKind.None ? 0.073 : 0.004))],
        DecidedAtSecond = AtSecond / DaySeconds * DaySeconds,
        Partial = 12,
        Late = 1,
    };

    /// <summary>Its first day: no scales, and nothing decided.</summary>
    public static EvaluationReading OfFirstDay { get; } = Make(blocks: 37, hasScales: false);

    /// <summary>Before the first block.</summary>
    public static EvaluationReading Begun { get; } = Make(blocks: 0, hasScales: false) with { AsOfSecond = 0, Edges = [null, null] };

    public static ScoreWorth Known { get; } = new(With(Reading));

    public static ScoreWorth FirstDay { get; } = new(With(OfFirstDay));

    public static IReadOnlyList<SymbolWorth> Symbols { get; } = [.. With(Reading).Symbols.Select(s => new SymbolWorth(s.Key, s.Value))];

    /// <summary>The reading with symbols beside it.</summary>
    public static SampleEvaluation With(EvaluationReading reading)
    {
        SampleEvaluation evaluation = new(reading);
        for (int i = 0; i < 40; i++)
        {
            evaluation.Symbols[i == 0 ? "BTCUSDT" : $"S{i:00}USDT"] = SampleBlocks.SymbolOf(i);
        }

        return evaluation;
    }

    private static EvaluationReading Make(int blocks, bool hasScales) => new(
        AtSecond,
        Plan,
        Outcome.DefaultFeeBps,
        [.. Plan.Models.SelectMany((model, m) => Horizon.All.Select(horizon => RecordOf(model, horizon, m, blocks / horizon.Chunks, hasScales)))],
        null,
        0,
        [new DecileEdges([38, 42, 45, 48, 50, 52, 55, 58, 62]), new DecileEdges([40, 44, 46, 48, 50, 52, 54, 57, 60])]);

    private static HorizonRecord RecordOf(ModelKey model, Horizon horizon, int place, int blocks, bool hasScales)
    {
        HorizonRecord record = new(model, horizon);
        long seconds = (long)horizon.Chunks * GridPlan.ChunkSeconds;
        for (int i = 0; i < blocks; i++)
        {
            record.Add(SampleBlocks.Of(model, horizon, ((AtSecond / seconds) - blocks + i) * seconds, place, i, hasScales));
        }

        return record;
    }
}
