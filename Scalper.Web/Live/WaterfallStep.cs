namespace Scalper.Web.Live;

/// <summary>One bar of a score's explanation.</summary>
/// <param name="Id">Stable name, as in the HTTP API.</param>
/// <param name="Label">Name on screen.</param>
/// <param name="Value">Exact points; none where the input is missing.</param>
/// <param name="Shown">Points to print, two decimals, chosen so that the printed bars add up to the printed total.</param>
/// <param name="From">Where the bar starts on the scale of the score.</param>
/// <param name="To">Where it ends.</param>
/// <param name="WhyNone">What is missing; null where nothing is.</param>
public sealed record WaterfallStep(string Id, string Label, double? Value, decimal Shown, double From, double To, string? WhyNone);
