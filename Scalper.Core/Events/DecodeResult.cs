namespace Scalper.Core.Events;

/// <summary>What became of a frame.</summary>
public enum DecodeResult : byte
{
    /// <summary>Handed to the handler.</summary>
    Handled,

    /// <summary>Well formed, but of a topic or symbol that nobody follows.</summary>
    Ignored,

    /// <summary>Not JSON, or not an object.</summary>
    NotJson,

    /// <summary>A field that must be there is missing, or has the wrong type.</summary>
    WrongShape,

    /// <summary>A price or quantity that is no number, negative, or beyond every real value.</summary>
    BadNumber,

    /// <summary>A price or quantity between the instrument's steps.</summary>
    OffGrid,

    /// <summary>More levels or trades in one frame than any venue sends.</summary>
    TooLong,
}
