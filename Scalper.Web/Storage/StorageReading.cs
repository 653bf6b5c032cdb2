using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Storage;

/// <summary>How much is stored, and how much may still be.</summary>
/// <param name="Growth">Of the total; none until it was measured for ten minutes.</param>
/// <param name="Disk">The disk of the storage folder; none where the system does not say.</param>
/// <param name="LogDisk">The disk of the log's folder; none where it is the same one, or the system does not say.</param>
/// <param name="Warnings">What is too full or can't be written, a sentence each; empty where nothing is.</param>
public sealed record StorageReading(
    DateTimeOffset At, string Folder, StoredSizes Sizes, Growth? Growth, DiskRoom? Disk, DiskRoom? LogDisk, int WarnPercent, IReadOnlyList<string> Warnings);
