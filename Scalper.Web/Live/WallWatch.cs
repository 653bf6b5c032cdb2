using Scalper.Core.Engine;
using Scalper.Core.Features;

namespace Scalper.Web.Live;

/// <summary>
/// The last walls of the symbol that a page shows, asked for once a second at most, never before the last answer came. One per page, used
/// on its dispatcher.
/// </summary>
/// <param name="periodMs">Least time between two questions, by the engine's clock; that of a replay runs at any pace, and back.</param>
public sealed class WallWatch(IMarket market, long periodMs = 1_000)
{
    private const long PatienceMs = 5_000;

    private FollowedSymbol? _symbol;
    private bool _isAsking;
    private long _askedAtMs;
    private long? _answeredAtMs;

    /// <summary>Newest first; those of the symbol before are gone with it.</summary>
    public IReadOnlyList<WallCase> Cases { get; private set; } = [];

    /// <summary>Whether an answer came for this symbol.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Why the last question had no answer, in a sentence; null where it had one.</summary>
    public string? Failure { get; private set; }

    /// <summary>Some wall stands: where it ends changes with time alone.</summary>
    public bool AnyStands => Cases.Any(c => c.Class == WallCaseClass.Open);

    /// <summary>What is known, at a moment of the engine's clock.</summary>
    public WallReading Read(long nowMs) =>
        new(Cases, IsRead, Failure, AnyStands ? nowMs / 1_000 : 0, nowMs - _answeredAtMs is { } ageMs && ageMs >= PatienceMs ? ageMs / 1_000 * 1_000 : null);

    /// <summary>Asks where it is time to.</summary>
    /// <param name="nowMs">Unix milliseconds on the engine's clock.</param>
    /// <returns>True where something was asked and answered, well or not.</returns>
    public async Task<bool> AskAsync(FollowedSymbol symbol, long nowMs)
    {
        if (symbol != _symbol)
        {
            (_symbol, Cases, IsRead, Failure, _askedAtMs, _answeredAtMs) = (symbol, [], false, null, 0, null);
        }

        if (_isAsking || (nowMs >= _askedAtMs && nowMs - _askedAtMs < periodMs))
        {
            return false;
        }

        _isAsking = true;
        _askedAtMs = nowMs;
        try
        {
            IReadOnlyList<WallCase> cases = (await market.InspectAsync(symbol, CancellationToken.None)).WallCases;
            bool isNews = Take(symbol, cases, null);
            _answeredAtMs = isNews ? nowMs : _answeredAtMs;
            return isNews;
        }
        catch (LaneBusyException busy)
        {
            return Take(symbol, Cases, $"The walls could not be asked for: {busy.Message}");
        }
        finally
        {
            _isAsking = false;
        }
    }

    // The page may have gone over to another symbol meanwhile.
    private bool Take(FollowedSymbol symbol, IReadOnlyList<WallCase> cases, string? failure)
    {
        if (symbol != _symbol)
        {
            return false;
        }

        // The same list again is no news to whoever compares references.
        (Cases, IsRead, Failure) = (cases.SequenceEqual(Cases) ? Cases : cases, true, failure);
        return true;
    }
}
