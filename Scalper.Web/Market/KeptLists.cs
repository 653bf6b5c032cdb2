namespace Scalper.Web.Market;

/// <summary>Lists of symbols with who made them.</summary>
/// <param name="By">The account's or key's name.</param>
public sealed record KeptLists(SymbolLists Lists, DateTimeOffset At, string By);
