using System.Globalization;

namespace Scalper.Web.Storage;

/// <summary>Whether one thing is too full, and whether that is to be told: once, until it was below the threshold by a whole percent.</summary>
/// <param name="what">As the sentence begins.</param>
internal sealed class FillWarning(string what, int warnPercent)
{
    private bool _isTold;

    /// <summary>The sentence; null where it is not too full, or nothing is known.</summary>
    public string? Of(double? usedPercent) => usedPercent >= warnPercent
        ? string.Create(CultureInfo.InvariantCulture, $"{what} {Math.Floor(usedPercent.Value * 10) / 10:0.0} % used: warned of from {warnPercent} % on (Storage:WarnPercent).")
        : null;

    /// <summary>Whether a look is the first of a time in which it is too full. One caller at a time.</summary>
    public bool IsNew(double? usedPercent)
    {
        bool wasTold = _isTold;
        _isTold = usedPercent >= (wasTold ? warnPercent - 1 : warnPercent);
        return _isTold && !wasTold;
    }
}
