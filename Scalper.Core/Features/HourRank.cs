namespace Scalper.Core.Features;

/// <summary>
/// One measure of a symbol once a second over the last hour, in 255 steps, and the percentile rank of a value among them. About 4 KB,
/// of fixed size. One thread.
/// </summary>
public sealed class HourRank
{
    /// <summary>Seconds that count.</summary>
    public const int Seconds = 3_600;

    /// <summary>Steps of the measure; they are numbered from 0.</summary>
    public const int Steps = 255;

    /// <summary>With fewer samples there is no rank.</summary>
    public const int LeastSamples = 300;

    // By second: the step plus 1, or 0 where there is no sample.
    private readonly byte[] _ring = new byte[Seconds];

    // Samples below each step; at the end, all of them.
    private readonly ushort[] _below = new ushort[Steps + 1];

    /// <summary>Samples of the last hour.</summary>
    public int Count => _below[Steps];

    /// <summary>Takes a second's sample in place of that of an hour before.</summary>
    /// <param name="second">Unix seconds; each once, in order.</param>
    /// <param name="step">None where there is nothing to be measured.</param>
    public void Put(long second, int? step)
    {
        ref byte place = ref _ring[second % Seconds];

        // None is the step behind the last: nothing has it below.
        int left = (byte)(place - 1), came = step ?? Steps;
        place = (byte)(came + 1);
        for (int s = left + 1; s <= came; s++)
        {
            _below[s]--;
        }

        for (int s = came + 1; s <= left; s++)
        {
            _below[s]++;
        }
    }

    /// <summary>Share of the samples below a step, those at it counting half; none with too few samples.</summary>
    public double? Of(int? step) => Count >= LeastSamples && step is { } s ? (_below[s] + _below[s + 1]) / (2.0 * Count) : null;
}
