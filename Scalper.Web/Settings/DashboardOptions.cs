using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>How often a live page refreshes its numbers.</summary>
    [Range(1, 10)]
    public int UpdatesPerSecond { get; init; } = 4;

    /// <summary>
    /// Whether what a live page gets is compressed: about a fifth of the bytes, for half as much processor time again. Not by default:
    /// nor does Scalper listen to other machines by default, and on one machine bytes cost nothing.
    /// </summary>
    public bool CompressUpdates { get; init; }

    /// <summary>Time between two refreshes.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds(1.0 / UpdatesPerSecond);
}
