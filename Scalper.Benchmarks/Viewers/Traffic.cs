namespace Scalper.Benchmarks.Viewers;

/// <summary>What came to viewers, all together.</summary>
/// <param name="Batches">Render batches.</param>
/// <param name="BatchBytes">Their bytes, uncompressed.</param>
/// <param name="Pictures">Numbered pictures that were acknowledged.</param>
/// <param name="WireBytes">Everything on the sockets.</param>
internal readonly record struct Traffic(double Batches, double BatchBytes, double Pictures, double WireBytes)
{
    /// <summary>A second and viewer.</summary>
    public Traffic RateSince(Traffic earlier, double seconds, int viewers)
    {
        double share = viewers == 0 ? 0 : 1 / (seconds * viewers);
        return new Traffic(
            (Batches - earlier.Batches) * share, (BatchBytes - earlier.BatchBytes) * share, (Pictures - earlier.Pictures) * share, (WireBytes - earlier.WireBytes) * share);
    }
}
