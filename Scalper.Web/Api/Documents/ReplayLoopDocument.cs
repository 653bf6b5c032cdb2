namespace Scalper.Web.Api.Documents;

/// <summary>What a replay plays again and again: Unix milliseconds, of the recording.</summary>
public sealed record ReplayLoopDocument(double From, double To);
