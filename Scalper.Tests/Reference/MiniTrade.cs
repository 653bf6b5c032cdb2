namespace Scalper.Tests.Reference;

/// <summary>One print of a <see cref="MiniMarket"/>, in ticks and lots.</summary>
internal sealed record MiniTrade(string Id, long Seq, bool Buy, long Price, long Lots, string? Tick, bool Block = false, bool Rpi = false);
