using System.Globalization;
using Scalper.Core.Engine;

namespace Scalper.Web.Live;

/// <summary>What pages say while there is no symbol yet.</summary>
public static class StartWords
{
    /// <summary>What the start waits for, in a sentence.</summary>
    public static string Of(EngineHealth? health) => health?.Restore is { State: RestoreState.Reading } past
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Reading what the last run recorded: {Math.Min(100, 100 * past.Played / Math.Max(1, past.Total))} % of {Figures.Whole(past.Total)} frames…")
        : "Waiting for the list of instruments…";
}
