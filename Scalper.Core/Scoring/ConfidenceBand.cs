namespace Scalper.Core.Scoring;

/// <summary>Confidence in words: High from 80, Medium from 60, Low from 40.</summary>
public enum ConfidenceBand : byte
{
    VeryLow,
    Low,
    Medium,
    High,
}
