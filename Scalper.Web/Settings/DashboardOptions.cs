using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>How often a live page refreshes its numbers.</summary>
    [Range(1, 10)]
    public int UpdatesPerSecond { get; init; } = 4;

    /// <summary>Whether what a live page gets is compressed: about a fifth of the bytes, for more processor time here.</summary>
    public bool CompressUpdates { get; init; } = true;

    /// <summary>Time between two refreshes.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds(1.0 / UpdatesPerSecond);
}
