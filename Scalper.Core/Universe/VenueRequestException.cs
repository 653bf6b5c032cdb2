namespace Scalper.Core.Universe;

/// <summary>A venue's REST interface gave no usable answer; the message says what was asked and what came, in one line.</summary>
public sealed class VenueRequestException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the venue asks to be left alone, from its answer on; none where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
