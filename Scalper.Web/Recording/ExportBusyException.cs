namespace Scalper.Web.Recording;

/// <summary>Somebody else's export is under way: one at a time.</summary>
public sealed class ExportBusyException() : Exception("Another export is under way: expected one at a time. Try again in a moment.");
