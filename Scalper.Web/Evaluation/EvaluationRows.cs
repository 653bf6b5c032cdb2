using Scalper.Core.Evaluation;
using Scalper.Web.Data;

namespace Scalper.Web.Evaluation;

/// <summary>What is measured to rows of the database and back.</summary>
/// <param name="venue">Where the data comes from.</param>
internal sealed class EvaluationRows(string venue, GridPlan plan)
{
    /// <summary>Whose scores samples hold.</summary>
    private string Models { get; } = string.Join(", ", plan.Models);

    /// <summary>What a closed block adds.</summary>
    public KeptEvaluation Of(ClosedBlock block) => new(
        [.. block.Tallies.Select(OfTally)],
        [],
        block.Samples.Count == 0 ? [] : [new ScaleSampleRow { Venue = venue, Models = Models, StartSecond = block.StartSecond, Body = EvaluationBytes.Write(block.Samples) }],
        []);

    /// <summary>The book's present day by symbols, in place of its last state.</summary>
    public IReadOnlyList<EvaluatedDayRow> OfDay(EvaluationBook book) => [.. book.Keys.Index().Select(key => new EvaluatedDayRow
    {
        Venue = venue,
        Model = key.Item.Model.Name,
        Weights = key.Item.Model.Weights,
        HorizonSeconds = key.Item.Horizon.Seconds,
        Day = book.SymbolDay,
        Body = EvaluationBytes.Write([.. book.Symbols.Select(s => KeyValuePair.Create(s.Key, s.Value[key.Index]))]),
    })];

    /// <summary>The book's verdicts.</summary>
    public IReadOnlyList<VerdictRow> OfVerdicts(EvaluationBook book) => [.. book.Keys.Zip(book.Verdicts ?? [], (key, verdict) => new VerdictRow
    {
        Venue = venue,
        Model = key.Model.Name,
        Weights = key.Model.Weights,
        HorizonSeconds = key.Horizon.Seconds,
        DecidedAtSecond = book.DecidedAtSecond,
        Kind = verdict.Kind.ToString(),
        Blocks = verdict.Blocks,
        DiscardedShare = verdict.DiscardedShare,
    })];

    /// <summary>Takes in what earlier runs kept, of the models as they are now.</summary>
    /// <returns>What could not be read, in sentences.</returns>
    public IReadOnlyList<string> Restore(KeptEvaluation kept, EvaluationBook book)
    {
        List<string> faults = [];
        foreach (EvaluatedBlockRow row in kept.Blocks.OrderBy(EndOf).ThenBy(b => b.HorizonSeconds))
        {
            Try(faults, $"block of {row.StartSecond}", () => RestoreBlock(row, book));
        }

        Dictionary<string, SymbolRecord[]> symbols = new(StringComparer.Ordinal);
        foreach (EvaluatedDayRow row in kept.Days)
        {
            Try(faults, $"day {row.Day}", () => RestoreDay(row, book, symbols));
        }

        foreach (ScaleSampleRow row in kept.Samples.Where(s => s.Models == Models))
        {
            Try(faults, $"samples of {row.StartSecond}", () => book.AddSamples(row.StartSecond, EvaluationBytes.ReadSamples(row.Body, plan.Models.Count)));
        }

        RestoreVerdicts(kept.Verdicts, book);
        return faults;
    }

    private EvaluatedBlockRow OfTally(BlockTally tally) => new()
    {
        Venue = venue,
        Model = tally.Model.Name,
        Weights = tally.Model.Weights,
        HorizonSeconds = tally.Horizon.Seconds,
        StartSecond = tally.StartSecond,
        Body = EvaluationBytes.Write(tally),
    };

    private static long EndOf(EvaluatedBlockRow row) => row.StartSecond + ((Horizon.Find(row.HorizonSeconds)?.Chunks ?? 0) * (long)GridPlan.ChunkSeconds);

    private static void Try(List<string> faults, string what, Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException fault)
        {
            faults.Add($"{what}: {fault.Message}");
        }
    }

    private static void RestoreBlock(EvaluatedBlockRow row, EvaluationBook book)
    {
        if (Horizon.Find(row.HorizonSeconds) is { } horizon)
        {
            book.Add(EvaluationBytes.ReadTally(row.Body, new ModelKey(row.Model, row.Weights), horizon, row.StartSecond));
        }
    }

    private static void RestoreDay(EvaluatedDayRow row, EvaluationBook book, Dictionary<string, SymbolRecord[]> symbols)
    {
        (ModelKey Model, Horizon Horizon)[] keys = [.. book.Keys];
        int place = Array.FindIndex(keys, k => k.Model == new ModelKey(row.Model, row.Weights) && k.Horizon.Seconds == row.HorizonSeconds);
        if (place < 0)
        {
            return;
        }

        foreach ((string symbol, SymbolRecord record) in EvaluationBytes.ReadSymbols(row.Body))
        {
            if (!symbols.TryGetValue(symbol, out SymbolRecord[]? records))
            {
                symbols[symbol] = records = new SymbolRecord[keys.Length];
                book.RestoreSymbols(row.Day, symbol, records);
            }

            records[place] = record;
        }
    }

    private static void RestoreVerdicts(IReadOnlyList<VerdictRow> rows, EvaluationBook book)
    {
        long last = rows.Select(v => v.DecidedAtSecond).DefaultIfEmpty(0).Max();
        Verdict?[] verdicts = [.. book.Keys.Select(key => rows.FirstOrDefault(v =>
            v.DecidedAtSecond == last && new ModelKey(v.Model, v.Weights) == key.Model && v.HorizonSeconds == key.Horizon.Seconds) is { } row && Enum.TryParse(row.Kind, out VerdictKind kind)
                ? new Verdict(kind, row.Blocks, row.DiscardedShare)
                : (Verdict?)null)];

        // A model that came since, or another weight: nothing was decided of all of them.
        if (last > 0 && verdicts.All(static v => v is not null))
        {
            book.RestoreVerdicts(last, [.. verdicts.Select(static v => v!.Value)]);
        }
    }
}
