namespace Scalper.Sandbox.Binance;

/// <summary>The two public paths of the venue's sockets: a stream is sent on its own only.</summary>
internal enum Tier
{
    Public,
    Market,
}
