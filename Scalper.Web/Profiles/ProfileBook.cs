using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Web.Data;
using Scalper.Web.Market;

namespace Scalper.Web.Profiles;

/// <summary>
/// The profiles of all symbols that are followed, or were in the last <see cref="KeptFor"/>. Looks at published views alone. Safe from
/// any thread.
/// </summary>
/// <param name="venue">Where the data comes from: profiles of different sources are told apart.</param>
public sealed class ProfileBook(string venue)
{
    /// <summary>How long the profile of a symbol that is not followed any more is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SymbolProfile> _profiles = new(StringComparer.Ordinal);
    private HashSet<string> _followed = new(StringComparer.Ordinal);
    private FollowedUniverse? _universe;
    private Dictionary<string, UniverseVerdict> _verdicts = [];

    public string Venue => venue;

    /// <summary>What earlier runs kept is in: before, nothing may be kept in its place.</summary>
    public bool IsRestored { get; private set; }

    /// <summary>Looks at every followed symbol once.</summary>
    public void Look(IMarket market)
    {
        EngineHealth health = market.ReadHealth();
        lock (_gate)
        {
            TakeUniverse(market.Universe);
            HashSet<string> followed = new(_followed.Count, StringComparer.Ordinal);
            foreach (FollowedSymbol symbol in market.Symbols)
            {
                followed.Add(symbol.Instrument.Symbol);
                Of(symbol.Instrument.Symbol).Add(LookAt(symbol, health));
            }

            foreach (string gone in _followed.Except(followed))
            {
                _profiles[gone].Rest();
            }

            _followed = followed;
        }
    }

    /// <summary>A symbol's profile; null where it was never looked at, or too long ago.</summary>
    public ProfileReading? Find(string symbol)
    {
        lock (_gate)
        {
            return _profiles.GetValueOrDefault(symbol)?.Read(venue);
        }
    }

    /// <summary>Takes in what earlier runs kept; a second time does nothing.</summary>
    public void Restore(IEnumerable<SymbolProfileRow> kept)
    {
        lock (_gate)
        {
            foreach (SymbolProfileRow row in IsRestored ? [] : kept)
            {
                Of(row.Symbol).Restore(row);
            }

            IsRestored = true;
        }
    }

    /// <summary>The profiles that have changed since they were last taken; forgets those that have their time behind them.</summary>
    public IReadOnlyList<SymbolProfileRow> TakeChanged(DateTimeOffset now)
    {
        long oldestMs = (now - KeptFor).ToUnixTimeMilliseconds();
        lock (_gate)
        {
            SymbolProfile[] old = [.. _profiles.Values.Where(p => p.FollowedAtMs < oldestMs && !_followed.Contains(p.Symbol))];
            Array.ForEach(old, p => _profiles.Remove(p.Symbol));
            SymbolProfile[] changed = [.. _profiles.Values.Where(p => p.IsChanged)];
            Array.ForEach(changed, p => p.IsChanged = false);
            return [.. changed.Select(p => p.Read(venue).Row)];
        }
    }

    /// <summary>Those that were taken could not be kept: they are to be taken again.</summary>
    public void GiveBack(IEnumerable<SymbolProfileRow> rows)
    {
        lock (_gate)
        {
            foreach (SymbolProfileRow row in rows)
            {
                Of(row.Symbol).IsChanged = true;
            }
        }
    }

    private SymbolProfile Of(string symbol)
    {
        if (!_profiles.TryGetValue(symbol, out SymbolProfile? profile))
        {
            _profiles.Add(symbol, profile = new SymbolProfile(symbol));
        }

        return profile;
    }

    private void TakeUniverse(FollowedUniverse? universe)
    {
        if (_universe != universe)
        {
            _universe = universe;
            _verdicts = universe?.Verdicts.ToDictionary(v => v.Symbol, StringComparer.Ordinal) ?? [];
        }
    }

    private ProfileLook LookAt(FollowedSymbol symbol, EngineHealth health)
    {
        symbol.Read(out SymbolView view);
        UniverseVerdict? verdict = _verdicts.GetValueOrDefault(symbol.Instrument.Symbol);
        return new ProfileLook
        {
            Sample = ProfileSample.Of(view, health.AtMs * 1_000_000),
            AtMs = EngineTime.OnMachine(health.AtMs, health.Clock),
            Instrument = symbol.Instrument,
            Verdict = verdict,
            Day = DayFigures.Newer(DayFigures.Of(verdict?.Listed, _universe?.ListedAt), DayFigures.Of(view.Ticker, OnMachine(view.Ticker.ReceivedAtNs, health))),
            NextFundingAtMs = view.Ticker.NextFundingAtMs,
            SeenAtMs = OnMachine(view.DataAtNs, health),
        };
    }

    private static long? OnMachine(long engineNs, EngineHealth health) =>
        UnixTime.ToMilliseconds(engineNs) is { } ms ? EngineTime.OnMachine(ms, health.Clock) : null;
}
