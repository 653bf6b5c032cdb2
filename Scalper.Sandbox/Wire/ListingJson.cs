using System.Globalization;
using System.Text.Json;

namespace Scalper.Sandbox.Wire;

/// <summary>A contract's entry of <c>instruments-info</c>, with all the fields of the venue's and in their order.</summary>
internal static class ListingJson
{
    private const long LaunchTimeMs = 1_735_689_600_000;

    public static byte[] Write(ContractTerms contract, int symbolId)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            Identity(json, contract);
            Leverage(json, contract);
            Prices(json, contract.Price);
            Quantities(json, contract);
            Terms(json, contract);
            json.WriteNumber("symbolId", symbolId);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Identity(Utf8JsonWriter json, ContractTerms contract)
    {
        json.WriteString("symbol", contract.Symbol);
        json.WriteString("contractType", contract.IsDated ? "LinearFutures" : "LinearPerpetual");
        json.WriteString("status", contract.Status);
        json.WriteString("baseCoin", contract.BaseCoin);
        json.WriteString("quoteCoin", contract.QuoteCoin);
        json.WriteString("launchTime", Text(LaunchTimeMs));
        json.WriteString("deliveryTime", Text(contract.DeliveryTimeMs));
        json.WriteString("deliveryFeeRate", contract.IsDated ? "0" : "");
        json.WriteString("priceScale", Text(contract.Price.Digits));
    }

    private static void Leverage(Utf8JsonWriter json, ContractTerms contract)
    {
        json.WriteStartObject("leverageFilter");
        json.WriteString("minLeverage", "1");
        json.WriteString("maxLeverage", contract.MaxLeverage.ToString("F2", CultureInfo.InvariantCulture));
        json.WriteString("leverageStep", "0.01");
        json.WriteEndObject();
    }

    private static void Prices(Utf8JsonWriter json, NumberForm price)
    {
        json.WriteStartObject("priceFilter");
        json.WriteString("minPrice", price.StepText);
        json.WriteString("maxPrice", price.Text(19_999_998));
        json.WriteString("tickSize", price.StepText);
        json.WriteEndObject();
    }

    private static void Quantities(Utf8JsonWriter json, ContractTerms contract)
    {
        long most = contract.MaxOrderLots;
        json.WriteStartObject("lotSizeFilter");
        json.WriteString("maxOrderQty", contract.Quantity.Text(most));
        json.WriteString("minOrderQty", contract.Quantity.StepText);
        json.WriteString("qtyStep", contract.Quantity.StepText);
        json.WriteString("postOnlyMaxOrderQty", contract.Quantity.Text(most));
        json.WriteString("maxMktOrderQty", contract.Quantity.Text((most / 5) + 1));
        json.WriteString("minNotionalValue", "5");
        json.WriteEndObject();
    }

    private static void Terms(Utf8JsonWriter json, ContractTerms contract)
    {
        bool dated = contract.IsDated;
        json.WriteBoolean("unifiedMarginTrade", true);
        json.WriteNumber("fundingInterval", dated ? 0 : contract.FundingIntervalHours * 60);
        json.WriteString("settleCoin", contract.QuoteCoin);
        json.WriteString("copyTrading", contract.QuoteCoin == "USDT" && !dated ? "both" : "none");
        json.WriteString("upperFundingRate", dated ? "0" : "0.005");
        json.WriteString("lowerFundingRate", dated ? "0" : "-0.005");
        json.WriteBoolean("isPreListing", contract.IsPreLaunch);
        json.WriteNull("preListingInfo");
        json.WriteStartObject("riskParameters");
        json.WriteString("priceLimitRatioX", "0.05");
        json.WriteString("priceLimitRatioY", "0.1");
        json.WriteEndObject();
        json.WriteString("displayName", "");
        json.WriteString("symbolType", contract.MaxLeverage < 25 ? "innovation" : "");
        json.WriteBoolean("forbidUplWithdrawal", false);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
