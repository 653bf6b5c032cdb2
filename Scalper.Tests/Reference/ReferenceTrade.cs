using System.Globalization;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>One entry of a <c>publicTrade</c> frame.</summary>
/// <param name="TakerBuys">The venue's taker side.</param>
/// <param name="TickBuys">The side its tick direction names; null where that is absent.</param>
public sealed record ReferenceTrade(
    string Id, long Seq, bool TakerBuys, bool? TickBuys, decimal Price, decimal Quantity, bool IsBlock, bool IsRpi)
{
    /// <summary>The side whose resting orders were taken, by the venue's taker side always (ruling 14).</summary>
    public ReferenceSide SideHit => TakerBuys ? ReferenceSide.Ask : ReferenceSide.Bid;

    /// <summary>An absent tick direction agrees (ruling 17).</summary>
    public bool Disagrees => TickBuys is { } tick && tick != TakerBuys;

    public static ReferenceTrade Parse(JsonElement entry) => new(
        Id: entry.GetProperty("i").ToString(),
        Seq: entry.GetProperty("seq").GetInt64(),
        TakerBuys: entry.GetProperty("S").GetString() == "Buy",
        TickBuys: Tick(entry),
        Price: Number(entry, "p"),
        Quantity: Number(entry, "v"),
        IsBlock: Flag(entry, "BT"),
        IsRpi: Flag(entry, "RPI"));

    public bool IsBuy(ReferenceSideSource source) =>
        source == ReferenceSideSource.TickDirection ? TickBuys ?? TakerBuys : TakerBuys;

    private static bool? Tick(JsonElement entry) =>
        !entry.TryGetProperty("L", out JsonElement direction) ? null : direction.GetString() switch
        {
            "PlusTick" or "ZeroPlusTick" => true,
            "MinusTick" or "ZeroMinusTick" => false,
            _ => null,
        };

    private static decimal Number(JsonElement entry, string name) =>
        decimal.Parse(entry.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static bool Flag(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
}
