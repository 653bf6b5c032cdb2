using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Lead</c>.</summary>
public sealed class LeadOptions
{
    /// <summary>The symbol whose last returns are compared with those of every other one, as the venue writes it.</summary>
    [Required]
    public string Symbol { get; init; } = "BTCUSDT";
}
