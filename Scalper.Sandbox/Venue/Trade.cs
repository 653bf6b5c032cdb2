namespace Scalper.Sandbox.Venue;

/// <summary>One execution; price and quantity in whole steps, <paramref name="IsBuy"/> is the taker's side.</summary>
internal readonly record struct Trade(long TimeMs, bool IsBuy, long Price, long Quantity, TickDirection Tick, Guid Id, long Seq, bool IsBlock, bool IsRpi);
