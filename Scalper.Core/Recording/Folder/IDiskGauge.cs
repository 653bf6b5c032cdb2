namespace Scalper.Core.Recording.Folder;

/// <summary>Says how full disks are.</summary>
public interface IDiskGauge
{
    /// <summary>The file system that a folder lies on; null where the system does not say. From any thread.</summary>
    DiskRoom? Read(string folder);
}
