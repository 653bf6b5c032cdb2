using Scalper.Core.Replay.Export;

namespace Scalper.Web.Recording;

/// <summary>What was cut out.</summary>
/// <param name="Path">Where it lies until others come.</param>
/// <param name="Name">What it is called where it is taken to.</param>
public sealed record ExportedFile(string Path, string Name, ExportReport Report);
