using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>What is asked of a venue outside its streams. Symbols are those of <see cref="Instrument.Symbol"/>. Safe from any thread; every call throws <see cref="VenueRequestException"/> where the venue gives no usable answer.</summary>
public interface IVenueRest
{
    /// <summary>All contracts that the venue lists; one that can't be read is left out and named.</summary>
    Task<ContractList> ListContractsAsync(CancellationToken cancellation);

    /// <summary>One symbol's present instrument; null where the venue does not list it.</summary>
    Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation);

    /// <summary>A symbol's book as a frame that the venue's codec reads.</summary>
    /// <returns>None (null) where the venue's stream brings its books by itself.</returns>
    Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation);

    /// <summary>The venue's clock, Unix nanoseconds.</summary>
    Task<long> ReadTimeAsync(CancellationToken cancellation);
}
