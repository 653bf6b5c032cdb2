namespace Scalper.Web.Recording;

/// <summary>What an export is written as.</summary>
public enum ExportFormat
{
    /// <summary>One symbol with its state at the beginning: replays to the same scores.</summary>
    Moment,

    /// <summary>The symbol's frames, a line of JSON each, compressed.</summary>
    Jsonl,
}
