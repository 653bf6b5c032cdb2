using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Heatmap;

/// <summary>Settings of the section <c>Heatmap</c>.</summary>
public sealed class HeatmapOptions
{
    /// <summary>Most memory for the columns of 1 s of all symbols together, MB; four pages a symbol are held whatever it says.</summary>
    [Range(1, 4_096)]
    public int HistoryMegabytes { get; init; } = 64;

    /// <summary>Most memory for the columns of 100 ms of all watched symbols together, MB.</summary>
    [Range(1, 4_096)]
    public int WatchedMegabytes { get; init; } = 64;

    /// <summary>How far back columns are held, seconds.</summary>
    [Range(10, 3_600)]
    public int HistorySeconds { get; init; } = 900;
}
