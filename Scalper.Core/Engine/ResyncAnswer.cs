namespace Scalper.Core.Engine;

/// <summary>What came of the wish to have a symbol's book sent anew.</summary>
public enum ResyncAnswer : byte
{
    /// <summary>The snapshot is asked for; until it comes the symbol has no score.</summary>
    Asked,

    /// <summary>It is being asked for already.</summary>
    UnderWay,

    /// <summary>There is no connection: with the next one every book is asked for.</summary>
    NotConnected,

    /// <summary>The venue refuses the book.</summary>
    Refused,

    /// <summary>The symbol was given up: it is asked for again now and then.</summary>
    Gone,

    /// <summary>The symbol is followed no more.</summary>
    NotFollowed,
}
