namespace Scalper.Web.Logs;

/// <summary>
/// How much of one cause is written: so many lines in a span of time that begins with the first, and the number of the others at its end.
/// Knows 500 causes; while it knows so many, further ones are taken for one. Thread-safe.
/// </summary>
/// <param name="lines">Lines of a cause in a span.</param>
internal sealed class LogPace(int lines, TimeSpan span, TimeProvider time)
{
    public const int MostCauses = 500;

    /// <summary>Stands for the causes that find no place.</summary>
    public static readonly LogCause Others = new("Scalper.Web.Logs", 0, LogLevel.Warning, "events of further causes");

    private readonly Lock _gate = new();
    private readonly Dictionary<LogCause, Count> _counts = [];

    // Before it no span ends. What begins later ends later.
    private long _firstBegan;

    /// <summary>Whether an event is to be written now.</summary>
    public bool Admits(LogCause cause)
    {
        lock (_gate)
        {
            LogCause known = _counts.Count < MostCauses || _counts.ContainsKey(cause) ? cause : Others;
            long now = time.GetTimestamp();
            _firstBegan = _counts.Count == 0 ? now : _firstBegan;
            Count count = _counts.GetValueOrDefault(known, new Count(now, 0));
            _counts[known] = count with { Seen = count.Seen + 1 };
            return count.Seen < lines;
        }
    }

    /// <summary>What was left out in spans that are over. To be asked before each event, and at least once in a span.</summary>
    /// <param name="all">Spans that still run end here, too.</param>
    public IReadOnlyList<LeftOut> EndSpans(bool all = false)
    {
        lock (_gate)
        {
            if (_counts.Count == 0 || (!all && !IsOver(_firstBegan)))
            {
                return [];
            }

            KeyValuePair<LogCause, Count>[] over = [.. _counts.Where(known => all || IsOver(known.Value.BeganAt))];
            foreach ((LogCause cause, _) in over)
            {
                _counts.Remove(cause);
            }

            _firstBegan = _counts.Count == 0 ? 0 : _counts.Values.Min(count => count.BeganAt);
            return [.. over.Where(known => known.Value.Seen > lines).Select(known => new LeftOut(known.Key, known.Value.Seen - lines))];
        }
    }

    private bool IsOver(long beganAt) => time.GetElapsedTime(beganAt) >= span;

    private readonly record struct Count(long BeganAt, int Seen);
}
