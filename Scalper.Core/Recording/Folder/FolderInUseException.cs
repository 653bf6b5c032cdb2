namespace Scalper.Core.Recording.Folder;

/// <summary>Another process, or another recorder of this one, records into the folder. The message names both where they are known.</summary>
public sealed class FolderInUseException(string folder, int? holder)
    : IOException($"Recordings in {folder} are being written by {(holder is { } id ? $"process {id}" : "another process")}: two can't record into one folder.")
{
    public string Folder { get; } = folder;

    /// <summary>Id of the process that has it; null where it is not known.</summary>
    public int? Holder { get; } = holder;
}
