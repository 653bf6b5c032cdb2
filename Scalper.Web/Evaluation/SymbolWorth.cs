using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>What a model's scores of one symbol were worth at one horizon.</summary>
/// <param name="Symbol">The venue's name.</param>
public sealed record SymbolWorth(string Symbol, SymbolRecord Record);
