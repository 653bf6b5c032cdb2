namespace Scalper.Sandbox.Venue;

/// <summary>One WebSocket message to a client: text unless <paramref name="IsBinary"/>; sent in fragments of <paramref name="FragmentBytes"/>, or whole where that is 0. Or a ping of the protocol that carries those bytes.</summary>
internal readonly record struct OutFrame(byte[] Bytes, bool IsBinary = false, int FragmentBytes = 0, bool IsPing = false);
