namespace Scalper.Core.Events;

/// <summary>
/// Reads a venue's frames. Holds scratch space that is used again for each frame: one codec per lane, one thread; no frame depends on an earlier one.
/// Allocates nothing once the scratch has its size.
/// </summary>
public interface IVenueCodec
{
    /// <summary>When the venue's gateway made the last frame, Unix milliseconds; 0 where it did not say. Known before the handler is called.</summary>
    long GatewayTimeMs { get; }

    /// <summary>Reads one whole frame and hands what it holds to the handler. Whatever the bytes, the outcome is a value and no exception.</summary>
    DecodeResult Decode(ReadOnlySpan<byte> frame, IFrameHandler handler);
}
