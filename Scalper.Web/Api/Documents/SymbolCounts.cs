namespace Scalper.Web.Api.Documents;

/// <summary>Followed symbols by the state of their books.</summary>
public sealed record SymbolCounts(int Total, int Live, int Stale, int Invalid);
