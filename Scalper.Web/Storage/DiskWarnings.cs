using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Storage;

/// <summary>The warnings of one disk: its room, and its inodes.</summary>
/// <param name="folder">Whose disk it is, as sentences name it.</param>
internal sealed class DiskWarnings(string folder, int warnPercent)
{
    private readonly FillWarning _room = new($"The disk of {folder} is", warnPercent);
    private readonly FillWarning _inodes = new($"The inodes of the disk of {folder} are", warnPercent);

    /// <summary>Sentences of what is too full; null for what is not.</summary>
    public IEnumerable<string?> Of(DiskRoom? disk) => [_room.Of(disk?.UsedPercent), _inodes.Of(disk?.UsedInodesPercent)];

    /// <summary>Sentences of what was not too full at the last call. One caller at a time.</summary>
    public IEnumerable<string> NewOf(DiskRoom? disk) =>
        new[] { (Warning: _room, Used: disk?.UsedPercent), (Warning: _inodes, Used: disk?.UsedInodesPercent) }
            .Where(one => one.Warning.IsNew(one.Used)).Select(one => one.Warning.Of(one.Used)!);
}
