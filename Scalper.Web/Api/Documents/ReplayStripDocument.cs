using Scalper.Core.Replay.Session;

namespace Scalper.Web.Api.Documents;

/// <summary>The whole of a replay's recording at a glance, for one symbol: its time cut into equally long bins. Times are Unix milliseconds, of the recording.</summary>
/// <param name="From">Where the first bin begins.</param>
/// <param name="To">Where the last of all bins ends.</param>
/// <param name="Bins">How many there are, once all is read.</param>
/// <param name="Done">How many are read.</param>
/// <param name="Scores">Of each bin that is read, the last score made in it, 0 to 100, rounded away from 50; none: none was made.</param>
/// <param name="Books">Of each, the worst that the book was in it: <c>Live</c>, <c>NotLive</c>, or <c>Missing</c>, not followed or not recorded.</param>
/// <param name="Fault">What could not be read; none where nothing.</param>
public sealed record ReplayStripDocument(string Symbol, string Venue, double From, double To, int Bins, int Done, IReadOnlyList<int?> Scores, IReadOnlyList<string> Books, string? Fault)
{
    private const double NsInMs = 1e6;

    internal static ReplayStripDocument Of(string symbol, string venue, ReplayStrips strips)
    {
        ReplayStrip strip = strips.Read(symbol) ?? new ReplayStrip(symbol, strips.FromNs, strips.ToNs, [], strips.Fault);
        return new ReplayStripDocument(
            symbol, venue, strip.FromNs / NsInMs, strip.ToNs / NsInMs, ReplayStrips.Bins, strip.Bins.Count, [.. strip.Bins.Select(b => (int?)b.Score)], [.. strip.Bins.Select(b => b.Book.ToString())], strip.Fault);
    }
}
