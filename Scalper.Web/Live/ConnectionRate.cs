namespace Scalper.Web.Live;

/// <summary>What went over one connection in the last period, a second.</summary>
/// <param name="WireBytes">Bytes read from the socket.</param>
/// <param name="FrameBytes">Bytes of whole messages, after inflation.</param>
/// <param name="Requests">Requests that we sent.</param>
public sealed record ConnectionRate(double WireBytes, double FrameBytes, double Requests);
