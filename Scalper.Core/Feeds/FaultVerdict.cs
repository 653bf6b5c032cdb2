namespace Scalper.Core.Feeds;

/// <summary>The answer to a fault.</summary>
/// <param name="Class">What it asks of us.</param>
/// <param name="AtOnce">Recoverable: the first attempt after a healthy time need not wait.</param>
/// <param name="Halt">Fatal: how long no attempt is made; null for ever.</param>
/// <param name="IsVenueWide">The halt binds every connection to the venue, because the venue means our address.</param>
public readonly record struct FaultVerdict(FaultClass Class, bool AtOnce = false, TimeSpan? Halt = null, bool IsVenueWide = false);
