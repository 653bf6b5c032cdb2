namespace Scalper.Web.Data;

/// <summary>Says whether a fault that may come again and again is to be told: each cause once in a while. Bounded; safe from any thread.</summary>
/// <param name="every">At least so long between two notices of one cause.</param>
public sealed class FaultNotices(TimeSpan every, TimeProvider time)
{
    private const int MostCauses = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _toldAt = new(StringComparer.Ordinal);

    public bool IsDue(string cause)
    {
        lock (_gate)
        {
            if (_toldAt.TryGetValue(cause, out long toldAt) && time.GetElapsedTime(toldAt) < every)
            {
                return false;
            }

            if (_toldAt.Count >= MostCauses)
            {
                _toldAt.Clear();
            }

            _toldAt[cause] = time.GetTimestamp();
            return true;
        }
    }
}
