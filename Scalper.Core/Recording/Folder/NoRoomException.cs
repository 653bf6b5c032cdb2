namespace Scalper.Core.Recording.Folder;

/// <summary>There is no room for what is to be written, by the budget or by the free space that is to be left; the message says which.</summary>
internal sealed class NoRoomException(string message) : IOException(message);
