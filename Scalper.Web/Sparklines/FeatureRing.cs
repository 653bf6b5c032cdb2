using Scalper.Web.Live;

namespace Scalper.Web.Sparklines;

/// <summary>The last looks at one symbol. One thread at a time.</summary>
internal sealed class FeatureRing
{
    private readonly float[] _values = new float[FeatureCatalog.Lines.Count * FeatureHistory.Looks];
    private int _count;
    private int _next;

    public void Add(SymbolReading reading)
    {
        for (int line = 0; line < FeatureCatalog.Lines.Count; line++)
        {
            double? value = reading.IsLive ? FeatureCatalog.Lines[line].Value(reading) : null;
            _values[(line * FeatureHistory.Looks) + _next] = (float)(value ?? double.NaN);
        }

        _next = (_next + 1) % FeatureHistory.Looks;
        _count = Math.Min(_count + 1, FeatureHistory.Looks);
    }

    /// <summary>The values of a feature, oldest first.</summary>
    public float[] Read(int line)
    {
        float[] values = new float[_count];
        for (int i = 0; i < _count; i++)
        {
            values[i] = _values[(line * FeatureHistory.Looks) + ((_next - _count + i + FeatureHistory.Looks) % FeatureHistory.Looks)];
        }

        return values;
    }
}
