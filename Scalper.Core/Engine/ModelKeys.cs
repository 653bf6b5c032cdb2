using System.Security.Cryptography;
using System.Text.Json;
using Scalper.Core.Evaluation;

namespace Scalper.Core.Engine;

/// <summary>The models of an engine, as they are measured.</summary>
public static class ModelKeys
{
    /// <summary>In the order of their scores.</summary>
    public static IReadOnlyList<ModelKey> Of(EngineOptions options) =>
        [new ModelKey("classic", Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(options.Weights)))[..12])];
}
