using System.Diagnostics.Metrics;

namespace Scalper.Web.Telemetry;

/// <summary>Quantiles of a distribution as measurements with the attribute <c>quantile</c>.</summary>
internal static class Quantiles
{
    /// <param name="perSecond">How many of the values' units a second has.</param>
    /// <param name="values">What is none (null) is left out.</param>
    public static IEnumerable<Measurement<double>> Seconds(double perSecond, params (string Quantile, double? Value)[] values) =>
        from pair in values
        where pair.Value is not null
        select new Measurement<double>(pair.Value.GetValueOrDefault() / perSecond, new KeyValuePair<string, object?>("quantile", pair.Quantile));
}
