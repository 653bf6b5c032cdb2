namespace Scalper.Web.Backup;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its path in the archive, with slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its content, hexadecimal in lower case.</param>
public sealed record ArchiveMember(string Name, long Size, string Sha256);
