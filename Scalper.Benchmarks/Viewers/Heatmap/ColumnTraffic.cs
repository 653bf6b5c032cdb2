namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>What came over the market hub.</summary>
/// <param name="Bytes">Of the messages themselves.</param>
/// <param name="WireBytes">Everything on the socket: base64, JSON and frames included.</param>
internal readonly record struct ColumnTraffic(double Messages, double Bytes, double WireBytes)
{
    /// <summary>A second and viewer.</summary>
    public ColumnTraffic RateSince(ColumnTraffic earlier, double seconds, int viewers)
    {
        double share = viewers == 0 ? 0 : 1 / (seconds * viewers);
        return new ColumnTraffic((Messages - earlier.Messages) * share, (Bytes - earlier.Bytes) * share, (WireBytes - earlier.WireBytes) * share);
    }
}
