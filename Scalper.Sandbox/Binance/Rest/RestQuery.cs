using System.Globalization;

namespace Scalper.Sandbox.Binance.Rest;

/// <summary>The parameters of a REST call. An empty one counts as absent.</summary>
internal sealed class RestQuery(IReadOnlyDictionary<string, string> values, ContractBoard contracts)
{
    private static readonly int[] Limits = [5, 10, 20, 50, 100, 500, 1_000];

    public bool HasSymbol => Text("symbol") is not null;

    /// <summary>Levels a side.</summary>
    public int Limit => Text("limit") is not { } text ? 500
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && Limits.Contains(limit) ? limit
        : throw new RestError(-4021, $"'{text}' is not valid depth limit.");

    /// <summary>The contract named, which has to trade.</summary>
    public VenueContract Contract() => Text("symbol") is not { } symbol
        ? throw new RestError(-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")
        : contracts.Find(symbol) ?? throw RestError.InvalidSymbol();

    private string? Text(string name) => values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
