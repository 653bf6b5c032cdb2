using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Room to rank values in, for one caller at a time. Grows by doubling to the longest block it has seen (20 bytes a value) and stays;
/// from then on ranking allocates nothing.
/// </summary>
[NotState]
public sealed class RankWorkspace
{
    private double[] _sorted = [];
    private int[] _places = [];
    private int[] _x = [];
    private int[] _y = [];

    internal Span<double> Sorted(int count) => _sorted.AsSpan(0, count);

    internal Span<int> Places(int count) => _places.AsSpan(0, count);

    internal Span<int> X(int count) => _x.AsSpan(0, count);

    internal Span<int> Y(int count) => _y.AsSpan(0, count);

    internal void Reserve(int count)
    {
        if (count <= _sorted.Length)
        {
            return;
        }

        int length = Math.Max(count, 2 * _sorted.Length);
        _sorted = new double[length];
        _places = new int[length];
        _x = new int[length];
        _y = new int[length];
    }
}
