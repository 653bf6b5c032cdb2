namespace Scalper.Tests.Reference;

public readonly record struct ReferenceLevel(decimal Price, decimal Quantity);
