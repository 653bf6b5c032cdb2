namespace ScoreWatch;

/// <summary>What this example needs of a score; docs/market-hub.md lists the other fields.</summary>
/// <param name="Value">0 to 100; none where the book is not Live or its data can't be trusted.</param>
internal sealed record Score(string Symbol, [property: System.Text.Json.Serialization.JsonPropertyName("score")] double? Value, string? Side, double? Confidence);
