namespace Scalper.Core.Books;

/// <summary>Whether a Live book can still be believed.</summary>
public enum Freshness : byte
{
    /// <summary>Its own updates are recent enough.</summary>
    Fresh,

    /// <summary>No update for a while, and a fresh ticker shows the same best prices and quantities: nothing has happened.</summary>
    Quiet,

    /// <summary>No update for a while, and nothing vouches for it.</summary>
    Silent,

    /// <summary>A later ticker has shown something else for too long.</summary>
    Behind,
}
