using System.Text.Json;
using Scalper.Sandbox.Synthetic;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>A contract's entry of <c>exchangeInfo</c>. Its precisions are wider than its steps, which are in the filters.</summary>
internal static class SymbolEntry
{
    private const long NeverMs = 4_133_404_800_000, OnboardMs = 1_735_689_600_000;
    private const long HighestTicks = 19_999_998;

    private static readonly string[] OrderTypes = ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"];
    private static readonly string[] TimesInForce = ["GTC", "IOC", "FOK", "GTX", "GTD"];
    private static readonly string[] Permissions = ["GRID", "COPY", "DCA"];

    public static void Write(Utf8JsonWriter json, Contract contract, string status)
    {
        json.WriteStartObject();
        Identity(json, contract, status);
        Coins(json, contract);
        Texts(json, "underlyingSubType", []);
        Strings(json, ("triggerProtect", "0.0500"), ("liquidationFee", "0.012500"), ("marketTakeBound", "0.05"));
        json.WriteNumber("maxMoveOrderLimit", 10_000);
        Filters(json, contract);
        Texts(json, "orderTypes", OrderTypes);
        Texts(json, "timeInForce", TimesInForce);
        Texts(json, "permissionSets", Permissions);
        json.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter json, Contract contract, string status)
    {
        Strings(json, ("symbol", contract.Symbol), ("pair", contract.Symbol), ("contractType", "PERPETUAL"));
        json.WriteNumber("deliveryDate", NeverMs);
        json.WriteNumber("onboardDate", OnboardMs);
        Strings(json, ("status", status), ("maintMarginPercent", "2.5000"), ("requiredMarginPercent", "5.0000"));
    }

    private static void Coins(Utf8JsonWriter json, Contract contract)
    {
        Strings(json, ("baseAsset", contract.BaseCoin), ("quoteAsset", contract.QuoteCoin), ("marginAsset", contract.QuoteCoin));
        json.WriteNumber("pricePrecision", contract.Price.Digits);
        json.WriteNumber("quantityPrecision", contract.Quantity.Digits);
        json.WriteNumber("baseAssetPrecision", 8);
        json.WriteNumber("quotePrecision", 8);
        Strings(json, ("underlyingType", "COIN"));
    }

    private static void Filters(Utf8JsonWriter json, Contract contract)
    {
        string step = contract.Quantity.StepText, tick = contract.Price.StepText;
        long most = (long)(contract.LevelLots * 400) + 1;
        json.WriteStartArray("filters");
        Filter(json, "PRICE_FILTER", ("minPrice", tick), ("maxPrice", contract.Price.Text(HighestTicks)), ("tickSize", tick));
        Filter(json, "LOT_SIZE", ("maxQty", contract.Quantity.Text(most)), ("stepSize", step), ("minQty", step));
        Filter(json, "MARKET_LOT_SIZE", ("maxQty", contract.Quantity.Text((most / 5) + 1)), ("minQty", step), ("stepSize", step));
        Count(json, "MAX_NUM_ORDERS", 200);
        Count(json, "MAX_NUM_ALGO_ORDERS", 10);
        Filter(json, "MIN_NOTIONAL", ("notional", "5"));
        Filter(json, "PERCENT_PRICE", ("multiplierUp", "1.0500"), ("multiplierDown", "0.9500"), ("multiplierDecimal", "4"));
        Filter(json, "POSITION_RISK_CONTROL", ("positionControlSide", "NONE"));
        json.WriteEndArray();
    }

    private static void Filter(Utf8JsonWriter json, string type, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        json.WriteStartObject();
        Strings(json, fields);
        json.WriteString("filterType", type);
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, string type, int limit)
    {
        json.WriteStartObject();
        json.WriteString("filterType", type);
        json.WriteNumber("limit", limit);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach ((string name, string value) in fields)
        {
            json.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ReadOnlySpan<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
