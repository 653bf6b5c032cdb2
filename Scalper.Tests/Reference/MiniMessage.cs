namespace Scalper.Tests.Reference;

/// <summary>A frame on its way: virtual milliseconds of arrival and its text.</summary>
internal sealed record MiniMessage(long At, string Raw);
