namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>Changes to draw.</summary>
/// <param name="Id">To acknowledge.</param>
/// <param name="Bytes">Length of the changes.</param>
/// <param name="Stamp">Number of the picture that is asked about; null where none is.</param>
internal sealed record PictureMessage(long Id, int Bytes, string? Stamp) : HubMessage;
