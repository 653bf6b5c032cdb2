using Scalper.Core.Events;

namespace Scalper.Core.Heatmap;

/// <summary>
/// A column of 100 ms of a watched symbol as it closed. A KEY comes at least every 64 columns, among them one at a whole second as soon
/// as there is one: columns of 1 s can go right before it. Immutable.
/// </summary>
/// <param name="Index">Its time: it covers 100 ms from <c>Index x 100</c>, Unix milliseconds on the engine's clock.</param>
/// <param name="IsKey">It can be read without those before it.</param>
/// <param name="Column">The column in the encoding of <c>docs/market-hub.md</c>.</param>
/// <param name="Trades">
/// Trades that came within it, oldest first, without block trades, duplicates and replayed ones; after columns that are missing also
/// those that came with them, at most 100.
/// </param>
public sealed record ColumnUpdate(long Index, bool IsKey, byte[] Column, IReadOnlyList<Trade> Trades);
