using System.Net.WebSockets;

namespace Scalper.Core.Wire;

/// <summary>A WebSocket that has just been opened.</summary>
internal sealed record Dialled(ClientWebSocket WebSocket, BlockingSocketStream Stream, bool IsCompressed);
