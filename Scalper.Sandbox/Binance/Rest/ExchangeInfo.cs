using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>The answer of <c>exchangeInfo</c>: limits and every contract, with all the fields of the venue's and in their order. What is delisted is "SETTLING".</summary>
internal static class ExchangeInfo
{
    public static byte[] Write(ContractBoard contracts, long shownMs)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("timezone", "UTC");
            json.WriteNumber("serverTime", shownMs);
            json.WriteString("futuresType", "U_MARGINED");
            RateLimits(json);
            json.WriteStartArray("exchangeFilters");
            json.WriteEndArray();
            Assets(json);
            json.WriteStartArray("symbols");
            foreach (Listing listing in contracts.Listings)
            {
                SymbolEntry.Write(json, contracts.Market.Watched(listing.Symbol)!.Terms, Status(listing));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string Status(Listing listing) => listing.IsClosed ? "SETTLING" : listing.Status == Listing.Trading ? "TRADING" : "PENDING_TRADING";

    private static void RateLimits(Utf8JsonWriter json)
    {
        json.WriteStartArray("rateLimits");
        Limit(json, "REQUEST_WEIGHT", "MINUTE", 1, 2_400);
        Limit(json, "ORDERS", "MINUTE", 1, 1_200);
        Limit(json, "ORDERS", "SECOND", 10, 300);
        json.WriteEndArray();
    }

    private static void Limit(Utf8JsonWriter json, string type, string interval, int number, int limit)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType", type);
        json.WriteString("interval", interval);
        json.WriteNumber("intervalNum", number);
        json.WriteNumber("limit", limit);
        json.WriteEndObject();
    }

    private static void Assets(Utf8JsonWriter json)
    {
        json.WriteStartArray("assets");
        json.WriteStartObject();
        json.WriteString("asset", "USDT");
        json.WriteBoolean("marginAvailable", true);
        json.WriteString("autoAssetExchange", "-10000");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
