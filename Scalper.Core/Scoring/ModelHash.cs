using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scalper.Core.Scoring;

/// <summary>A short name for a model with its weights.</summary>
internal static class ModelHash
{
    private const int Digits = 12;

    /// <param name="version">Of the model's formulas: another one with each change of them.</param>
    public static string Of(string model, int version, ScoreWeights weights)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{model}/{version}/{weights.DepthImbalance:R}/{weights.TradeFlow:R}/{weights.Walls:R}/{weights.Spoofing:R}/{weights.Momentum:R}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }
}
