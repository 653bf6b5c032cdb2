namespace Scalper.Web.Live;

/// <summary>Settings of the live pages (section <c>Dashboard</c>).</summary>
public sealed class DashboardOptions
{
    public const string Section = "Dashboard";
    public const int MinUpdatesPerSecond = 1;
    public const int MaxUpdatesPerSecond = 10;

    /// <summary>How often pages take the newest values, 1 to 10 times a second.</summary>
    public int UpdatesPerSecond { get; set; } = 4;

    /// <summary>Time between two updates.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds(1.0 / UpdatesPerSecond);
}
