using System.Security.Cryptography;
using System.Text.Json;

namespace Scalper.Core.Scoring;

/// <summary>The weights of the model "microstructure" and where they come from. Immutable.</summary>
public sealed record MicrostructureFit
{
    /// <summary>Parts into which <see cref="Quantiles"/> divide what was trained on.</summary>
    public const int Parts = 50;

    private const string Resource = "Scalper.Core.Scoring.microstructure.json";
    private const int HashDigits = 12;
    private const double MostWeight = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The ones that are shipped.</summary>
    public static MicrostructureFit Shipped { get; } = ReadShipped();

    /// <summary>One for each input, in the order of <see cref="MicrostructureInputs.Names"/>: target deviations for a deviation of the input.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Magnitudes of the weighted sum that 1/50, 2/50, ... and all of what was trained on did not exceed: never falling, the last above 0.</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>What they were fitted to.</summary>
    public required FitOrigin Origin { get; init; }

    /// <summary>Twelve hexadecimal digits of what scores depend on.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Weights, Quantiles })))[..HashDigits];

    /// <summary>As a file of its own.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <exception cref="FormatException">It is no such document; says what was expected and what came.</exception>
    public static MicrostructureFit Read(ReadOnlySpan<byte> document)
    {
        try
        {
            MicrostructureFit fit = JsonSerializer.Deserialize<MicrostructureFit>(document, Json) ?? throw new JsonException("null");
            return fit.FindFault() is { } fault ? throw new FormatException(fault) : fit;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"expected weights of the model microstructure, came what is no such document: {fault.Message}", fault);
        }
    }

    private string? FindFault() =>
        Weights.Count != MicrostructureInputs.Count || !Weights.All(w => Math.Abs(w) <= MostWeight)
            ? $"weights: expected {MicrostructureInputs.Count} numbers from -{MostWeight} to {MostWeight}, came {string.Join(", ", Weights)}"
        : Quantiles.Count != Parts || !Quantiles.Zip(Quantiles.Skip(1), static (a, b) => a <= b).All(static isRising => isRising) || !(Quantiles[0] >= 0 && Quantiles[^1] is > 0 and < double.PositiveInfinity)
            ? $"quantiles: expected {Parts} numbers that never fall, the first not below 0 and the last above it, came {string.Join(", ", Quantiles)}"
        : null;

    private static MicrostructureFit ReadShipped()
    {
        using Stream stream = typeof(MicrostructureFit).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Read(copy.ToArray());
    }
}
