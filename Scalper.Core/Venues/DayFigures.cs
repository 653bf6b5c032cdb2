using System.Text.Json;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues;

/// <summary>Volume and turnover of contracts over 24 h, as venues list them.</summary>
internal static class DayFigures
{
    /// <summary>By the venue's names; throws what <see cref="VenueJson.IsOtherShape"/> knows, also where one comes twice.</summary>
    /// <param name="volume">The field of the volume, base currency.</param>
    /// <param name="turnover">The field of the turnover, quote currency.</param>
    /// <exception cref="VenueRequestException">There are none.</exception>
    public static Dictionary<string, (double? Volume, double? Turnover)> Read(string query, JsonElement tickers, string volume, string turnover)
    {
        Dictionary<string, (double? Volume, double? Turnover)> figures = tickers.EnumerateArray().ToDictionary(
            t => t.Text("symbol"), t => (t.Number(volume), t.Number(turnover)), StringComparer.Ordinal);

        // Without any figures the rule would take every contract for one without volume.
        return figures.Count > 0 ? figures : throw new VenueRequestException($"GET {query}: no tickers at all");
    }
}
