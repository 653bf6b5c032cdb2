namespace Scalper.Core.Primitives;

/// <summary>What a symbol may look like where people write it: wide enough for any venue's name, narrow enough to catch a slip of the hand.</summary>
public static class SymbolText
{
    public const string Pattern = @"[^\s\p{Ll}\p{C},;/\\""']{1,40}";

    public const string Words = "a symbol as the venue writes it, such as BTCUSDT";
}
