using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Web.Data;
using Scalper.Web.Hosting;

namespace Scalper.Web.Evaluation;

/// <summary>
/// Judges what lanes sampled, on a thread that comes after theirs, decides at midnight, and keeps all of it in the database. A database that fails holds up
/// nothing: what could not be kept is tried again with the next.
/// </summary>
internal sealed partial class EvaluationDesk : BackgroundService, IEvaluation
{
    /// <summary>How long after its end a block waits for lanes that were busy.</summary>
    public const int GraceSeconds = 60;

    private const int SampleDays = 2;
    private const int MostUnkept = 1_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private readonly GridChannel _grid;
    private readonly EvaluationShelf _shelf;
    private readonly StartPhase _start;
    private readonly TimeProvider _time;
    private readonly ILogger<EvaluationDesk> _log;
    private readonly string _venue;
    private readonly EvaluationBook _book;
    private readonly EvaluationRows _rows;
    private readonly GridEvaluator _evaluator;
    private readonly Queue<KeptEvaluation> _unkept = new();
    private volatile EvaluationReading _reading;
    private bool _isRestored;
    private long _judgedChunk;

    /// <param name="venue">Where the data comes from: what was measured of another source is another record.</param>
    public EvaluationDesk(
        GridChannel grid, string venue, EvaluationOptions options, EvaluationShelf shelf, StartPhase start, TimeProvider time, ILogger<EvaluationDesk> log)
    {
        (_grid, _venue, _shelf, _start, _time, _log) = (grid, venue, shelf, start, time, log);
        _book = new EvaluationBook(grid.Plan, options.FeeBps);
        _rows = new EvaluationRows(venue, grid.Plan);
        _evaluator = new GridEvaluator(grid.Plan, _book.ScalesOf, grid.Release);
        _reading = _book.Read();
    }

    // Between two chunks there is nothing to do.
    private bool IsDue => _grid.Filled.Count > 0 || (NowSecond - GraceSeconds) / GridPlan.ChunkSeconds > _judgedChunk || !_isRestored;

    private long NowSecond => _time.GetUtcNow().ToUnixTimeSeconds();

    public EvaluationReading? Read() => _reading;

    public async Task<IReadOnlyDictionary<string, SymbolRecord>> ReadSymbolsAsync(ModelKey model, Horizon horizon, CancellationToken cancellation)
    {
        List<EvaluatedDayRow> days = await _shelf.FindDaysAsync(_venue, model.Name, model.Weights, horizon.Seconds, cancellation) ?? [];
        Dictionary<string, SymbolRecord> symbols = new(StringComparer.Ordinal);
        foreach ((string symbol, SymbolRecord record) in days.SelectMany(ReadDay))
        {
            symbols[symbol] = symbols.GetValueOrDefault(symbol) + record;
        }

        return symbols;
    }

    /// <summary>Judges what has come, closes what is over, decides what is due.</summary>
    internal void Judge()
    {
        while (_grid.Filled.TryRead(out GridChunk? chunk))
        {
            _evaluator.Take(chunk);
            LowThread.GiveWay(LowThread.Steps);
        }

        long settledSecond = NowSecond - GraceSeconds;
        _judgedChunk = settledSecond / GridPlan.ChunkSeconds;
        IReadOnlyList<ClosedBlock> closed = [.. _evaluator.CloseUpTo(settledSecond).Where(static c => c.Tallies.Count > 0)];
        foreach (ClosedBlock block in closed)
        {
            _book.Add(block);
            _unkept.Enqueue(_rows.Of(block) with { Days = _rows.OfDay(_book) });
        }

        bool hasDecided = _isRestored && _book.Decide(settledSecond);
        if (hasDecided)
        {
            _unkept.Enqueue(new KeptEvaluation([], [], [], _rows.OfVerdicts(_book)));
            LogDecided(string.Join("; ", _book.Keys.Zip(_book.Verdicts!, static (key, verdict) => $"{key.Model.Name} at {key.Horizon.Seconds} s: {verdict.Words}")));
        }

        if (closed.Count > 0 || hasDecided)
        {
            Publish();
        }

        // Without a database nothing grows but this.
        while (_unkept.Count > MostUnkept)
        {
            _unkept.Dequeue();
        }
    }

    /// <summary>Takes in what earlier runs kept, once; then keeps what is new.</summary>
    /// <returns>False where the database could not do it.</returns>
    internal async Task<bool> KeepAsync(CancellationToken cancellation)
    {
        long oldestSecond = NowSecond - (EvaluationBook.KeptDays * UtcDay.Seconds);
        if (!_isRestored)
        {
            if (await _shelf.FindAsync(_venue, oldestSecond, cancellation) is not { } kept)
            {
                return false;
            }

            Restore(kept);
        }

        while (_unkept.TryPeek(out KeptEvaluation? next))
        {
            if (!await _shelf.KeepAsync(next, oldestSecond, NowSecond - (SampleDays * UtcDay.Seconds), cancellation))
            {
                return false;
            }

            _unkept.Dequeue();
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _start.Over.WaitAsync(stoppingToken);
        DateTimeOffset keepAt = default;
        using PeriodicTimer timer = new(LookEvery, _time);
        do
        {
            if (_time.GetUtcNow() >= keepAt)
            {
                keepAt = await KeepAsync(stoppingToken) ? default : _time.GetUtcNow() + RetryAfter;
            }

            if (IsDue)
            {
                await LowThread.RunAsync("evaluation", Judge);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Restore(KeptEvaluation kept)
    {
        foreach (string fault in _rows.Restore(kept, _book))
        {
            LogUnreadable(fault);
        }

        _isRestored = true;
        Publish();
    }

    private void Publish() => _reading = _book.Read() with { Partial = _evaluator.Partial, Late = _evaluator.Late, Lost = _grid.Lost };

    private IReadOnlyList<KeyValuePair<string, SymbolRecord>> ReadDay(EvaluatedDayRow row)
    {
        try
        {
            return EvaluationBytes.ReadSymbols(row.Body);
        }
        catch (InvalidDataException fault)
        {
            LogUnreadable($"day {row.Day}: {fault.Message}");
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A part of what was measured of scores can't be read and is left out: {Fault}")]
    private partial void LogUnreadable(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "What scores are worth, decided: {Verdicts}")]
    private partial void LogDecided(string verdicts);
}
