using System.Net.Http.Headers;
using System.Text.Json;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues;

/// <summary>Asks a venue's public REST. Safe from any thread.</summary>
/// <param name="address">Where it is; a path in it is not used.</param>
internal sealed class VenueHttp(HttpClient http, Uri address)
{
    /// <summary>Asks, and reads what is needed of the answer, which is gone afterwards.</summary>
    /// <param name="query">Path and query, from the slash on.</param>
    /// <param name="read">Reads the answer's root; throws what <see cref="VenueJson.IsOtherShape"/> knows, or the refusal itself.</param>
    /// <exception cref="VenueRequestException">No success, no JSON, or not of the shape that is read; the message begins with the question.</exception>
    public async Task<T> GetAsync<T>(string query, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using JsonDocument document = await ReceiveAsync(query, cancellation).ConfigureAwait(false);
        try
        {
            return read(document.RootElement);
        }
        catch (Exception e) when (VenueJson.IsOtherShape(e))
        {
            throw new VenueRequestException($"GET {query}: the answer lacks a field or has one of another type ({e.Message})", e);
        }
    }

    private async Task<JsonDocument> ReceiveAsync(string query, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(address, query), cancellation).ConfigureAwait(false);
            using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await JsonDocument.ParseAsync(body, default, cancellation).ConfigureAwait(false)
                : throw new VenueRequestException($"GET {query}: HTTP {(int)response.StatusCode}{CodeIn(body)}") { RetryAfter = RetryAfter(response.Headers) };
        }
        catch (HttpRequestException e)
        {
            throw new VenueRequestException($"GET {query}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new VenueRequestException($"GET {query}: no answer in time", e);
        }
        catch (JsonException e)
        {
            throw new VenueRequestException($"GET {query}: the answer is not JSON", e);
        }
    }

    // Some venues say with a number what their status leaves open: {"code":-1121,"msg":"Invalid symbol."}.
    private static string CodeIn(Stream body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number)
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", code {number}")
                : "";
        }
        catch (JsonException)
        {
            // A page or a plain word: the status has to do.
            return "";
        }
    }

    // A date is told by the clock that dates the answer: ours may be another.
    private static TimeSpan? RetryAfter(HttpResponseHeaders headers) => (headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - headers.Date)) is { } wait
        ? TimeSpan.FromTicks(Math.Max(0, wait.Ticks))
        : null;
}
