using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// All that is known of the worth of scores over the last <see cref="KeptDays"/> days, by days, and what each day's scales are made of. A few megabytes. One thread.
/// </summary>
[NotState]
public sealed class EvaluationBook(GridPlan plan, double feeBps)
{
    public const int KeptDays = 30;

    private readonly SortedDictionary<long, HorizonRecord[]> _days = [];
    private readonly Dictionary<string, SymbolRecord[]> _symbols = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, IReadOnlyList<ScaleSample>> _samples = [];
    private (long Day, DayScales Scales) _scales = (long.MinValue, DayScales.None);
    private IReadOnlyList<Verdict>? _verdicts;
    private long _asOfSecond;

    /// <summary>When verdicts were decided last, Unix time, a midnight; 0 where none were.</summary>
    public long DecidedAtSecond { get; private set; }

    /// <summary>The verdicts of then, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<Verdict>? Verdicts => _verdicts;

    /// <summary>The day of which <see cref="Symbols"/> are.</summary>
    public long SymbolDay { get; private set; }

    /// <summary>Today's figures by symbol, each in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyDictionary<string, SymbolRecord[]> Symbols => _symbols;

    /// <summary>Models in the order of the plan, for each all horizons: the order of all records.</summary>
    public IEnumerable<(ModelKey Model, Horizon Horizon)> Keys => plan.Models.SelectMany(_ => Horizon.All, static (model, horizon) => (model, horizon));

    /// <summary>Takes in what was judged. Blocks come in the order of their ends.</summary>
    public void Add(ClosedBlock block)
    {
        foreach (BlockTally tally in block.Tallies)
        {
            Add(tally);
        }

        foreach (SymbolBlocks symbol in block.Symbols)
        {
            Add(block.Tallies, symbol);
        }

        if (block.Samples.Count > 0)
        {
            AddSamples(block.StartSecond, block.Samples);
        }
    }

    /// <summary>Takes in a block of an earlier run.</summary>
    public void Add(BlockTally tally)
    {
        if (PlaceOf(tally) is not { } place)
        {
            return;
        }

        long day = UtcDay.OfBlock(tally.EndSecond);
        if (!_days.TryGetValue(day, out HorizonRecord[]? records))
        {
            _days[day] = records = NewRecords();
        }

        records[place].Add(tally);
        _asOfSecond = Math.Max(_asOfSecond, tally.EndSecond);
    }

    /// <summary>Takes in samples of a longest block, of an earlier run perhaps.</summary>
    public void AddSamples(long startSecond, IReadOnlyList<ScaleSample> samples) => _samples[startSecond] = samples;

    /// <summary>Takes in a day's figures by symbol of an earlier run.</summary>
    public void RestoreSymbols(long day, string symbol, SymbolRecord[] records)
    {
        SymbolDay = day;
        _symbols[symbol] = records;
    }

    /// <summary>Takes in verdicts of an earlier run.</summary>
    public void RestoreVerdicts(long decidedAtSecond, IReadOnlyList<Verdict> verdicts) => (DecidedAtSecond, _verdicts) = (decidedAtSecond, verdicts);

    /// <summary>What was settled by the midnight before a second: of the samples whose blocks had ended by then, on the day before.</summary>
    public DayScales ScalesOf(long second)
    {
        long day = UtcDay.Of(second);
        if (_scales.Day != day)
        {
            const long Length = (long)Horizon.MostChunks * GridPlan.ChunkSeconds;
            _scales = (day, DayScales.Of(_samples.Where(s => UtcDay.OfBlock(s.Key + Length) == day - 1).SelectMany(s => s.Value), plan.Models.Count));
        }

        return _scales.Scales;
    }

    /// <summary>Decides, once a day: by the blocks that had ended at the last midnight. To be called when those are all in.</summary>
    /// <returns>True where it decided.</returns>
    public bool Decide(long nowSecond)
    {
        long today = UtcDay.Of(nowSecond);
        if (DecidedAtSecond >= UtcDay.Start(today) || !_days.Any(d => d.Key < today))
        {
            return false;
        }

        HorizonRecord[] records = Sum(_days.Where(d => d.Key < today).Select(d => d.Value));
        _verdicts = VerdictRule.Decide([.. records.Select(r => r.Evidence(feeBps))]);
        DecidedAtSecond = UtcDay.Start(today);
        Forget(today);
        return true;
    }

    /// <summary>As it is now.</summary>
    public EvaluationReading Read()
    {
        HorizonRecord[] records = Sum(_days.Values);
        DayScales scales = _asOfSecond == 0 ? DayScales.None : ScalesOf(_asOfSecond);
        return new EvaluationReading(
            _asOfSecond, plan, feeBps, records, _verdicts, DecidedAtSecond, [.. Enumerable.Range(0, plan.Models.Count).Select(scales.EdgesOf)]);
    }

    private void Forget(long today)
    {
        foreach (long day in _days.Keys.Where(d => d < today - KeptDays).ToArray())
        {
            _days.Remove(day);
        }

        foreach (long start in _samples.Keys.Where(s => UtcDay.Of(s) < today - 2).ToArray())
        {
            _samples.Remove(start);
        }
    }

    private int? PlaceOf(BlockTally tally)
    {
        int place = Keys.Index().Where(k => k.Item == (tally.Model, tally.Horizon)).Select(static k => k.Index).DefaultIfEmpty(-1).First();
        return place < 0 ? null : place;
    }

    private void Add(IReadOnlyList<BlockTally> tallies, SymbolBlocks symbol)
    {
        long day = UtcDay.OfBlock(tallies[0].EndSecond);
        if (day != SymbolDay)
        {
            SymbolDay = day;
            _symbols.Clear();
        }

        if (!_symbols.TryGetValue(symbol.Symbol, out SymbolRecord[]? records))
        {
            _symbols[symbol.Symbol] = records = new SymbolRecord[plan.Models.Count * Horizon.All.Count];
        }

        for (int i = 0; i < tallies.Count; i++)
        {
            if (PlaceOf(tallies[i]) is { } place)
            {
                records[place] = records[place].With(symbol.Blocks[i]);
            }
        }
    }

    private HorizonRecord[] NewRecords() => [.. Keys.Select(static k => new HorizonRecord(k.Model, k.Horizon))];

    private HorizonRecord[] Sum(IEnumerable<HorizonRecord[]> days)
    {
        HorizonRecord[] sum = NewRecords();
        foreach (HorizonRecord[] day in days)
        {
            for (int place = 0; place < sum.Length; place++)
            {
                sum[place].Add(day[place]);
            }
        }

        return sum;
    }
}
