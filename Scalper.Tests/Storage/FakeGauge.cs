using Scalper.Core.Recording.Folder;

namespace Scalper.Tests.Storage;

/// <summary>A disk as full as a test wants it.</summary>
internal sealed class FakeGauge : IDiskGauge
{
    /// <summary>Null: the system does not say.</summary>
    public DiskRoom? Disk { get; set; } = Of(used: 40, inodesUsed: 10);

    /// <summary>Of folders named <c>logs</c>; null: they lie on <see cref="Disk"/>.</summary>
    public DiskRoom? LogDisk { get; set; }

    /// <param name="used">Percent.</param>
    /// <param name="inodesUsed">Percent; null where none are counted.</param>
    public static DiskRoom Of(int used, int? inodesUsed = null, string device = "1") =>
        new(used * 10, 1_000 - (used * 10), inodesUsed, 100 - inodesUsed) { TotalBytes = 1_100, Device = device };

    public DiskRoom? Read(string folder) => LogDisk is not null && Path.GetFileName(folder) == "logs" ? LogDisk : Disk;
}
