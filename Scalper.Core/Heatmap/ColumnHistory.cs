using Scalper.Core.Events;

namespace Scalper.Core.Heatmap;

/// <summary>What is held of a symbol's past at one moment. Immutable.</summary>
/// <param name="Columns">
/// Columns of 1 s closed so far, oldest first, one chain that begins with a KEY, in the encoding of <c>docs/market-hub.md</c>; empty
/// where there are none.
/// </param>
/// <param name="Trades">The tape, oldest first, at most 100.</param>
public sealed record ColumnHistory(byte[] Columns, IReadOnlyList<Trade> Trades);
