using System.ComponentModel.DataAnnotations;

namespace Scalper.Tests.Settings;

public sealed class ProbeEntry
{
    [Required]
    public string Symbol { get; init; } = "";

    [Range(1, 9)]
    public int Step { get; init; } = 1;
}
