using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Tape;
using Scalper.Web.Api.Documents;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Web.Hubs;

/// <summary>What the symbol page and other programs listen to; <c>docs/market-hub.md</c> is its contract.</summary>
public sealed class MarketHub(IMarket market, WatchedSymbols watched, LiveBridge bridge, IGrades grades, LeadingSymbol leading, TimeProvider time) : Hub
{
    public override Task OnConnectedAsync()
    {
        StreamAllowance.Open(Context);
        return base.OnConnectedAsync();
    }

    /// <summary>The order book's columns, the tape with them.</summary>
    /// <param name="symbol">Its key, as <c>/api/scores</c> lists it.</param>
    /// <param name="after">Index of the last 100 ms column that the caller has; null for none.</param>
    /// <exception cref="HubException">What was asked for can't be given; the message says why.</exception>
    public async IAsyncEnumerable<byte[]> Columns(string? symbol, long? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable seat = StreamAllowance.Of(Context).Take();
        FollowedSymbol followed = Find(symbol);
        if (after < 0)
        {
            throw new HubException(string.Create(CultureInfo.InvariantCulture, $"Parameter 'after': expected null or the index of a column, received '{after}'."));
        }

        WatchedSymbol looked = await Ask(() => watched.JoinAsync(followed, cancellation))
            ?? throw new HubException($"Nothing is held of symbol '{symbol}' now. Try again in a moment.");
        try
        {
            await foreach (byte[] message in Told(looked.ReadAsync(after, cancellation), cancellation))
            {
                yield return message;
            }
        }
        finally
        {
            watched.Leave(looked);
        }
    }

    /// <summary>The candles of an interval, the score over each, and where data is missing.</summary>
    /// <param name="symbol">Its key, as <c>/api/scores</c> lists it.</param>
    /// <param name="interval">15s, 1m, 5m or 15m.</param>
    /// <exception cref="HubException">What was asked for can't be given; the message says why.</exception>
    public async IAsyncEnumerable<CandleChangesDocument> Candles(string? symbol, string? interval, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable seat = StreamAllowance.Of(Context).Take();
        FollowedSymbol followed = Find(symbol);
        CandleInterval series = interval switch
        {
            "15s" => CandleInterval.Seconds15,
            "1m" => CandleInterval.Minute1,
            "5m" => CandleInterval.Minutes5,
            "15m" => CandleInterval.Minutes15,
            _ => throw new HubException($"Parameter 'interval': expected 15s, 1m, 5m or 15m, received '{Shown(interval)}'."),
        };
        await foreach (CandleChangesDocument changes in Told(new CandleStream(market, time).ReadAsync(followed, series, cancellation), cancellation))
        {
            yield return changes;
        }
    }

    /// <summary>The scores that the filter takes: all of them, then what changed.</summary>
    /// <param name="filter">An object with the fields that <c>docs/market-hub.md</c> lists; null for every symbol.</param>
    /// <exception cref="HubException">What was asked for can't be given; the message says why.</exception>
    public async IAsyncEnumerable<ScoreChangesDocument> SubscribeScores(JsonElement? filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable seat = StreamAllowance.Of(Context).Take();
        ScoreFilter wanted = ScoreFilter.Read(filter);
        foreach (string symbol in wanted.Symbols ?? new HashSet<string>())
        {
            Find(symbol);
        }

        await foreach (ScoreChangesDocument changes in new ScoreStream(bridge, wanted).ReadAsync(cancellation))
        {
            yield return changes;
        }
    }

    /// <summary>Score, features and ticker of a symbol, whole each time that something changed.</summary>
    /// <param name="symbol">Its key, as <c>/api/scores</c> lists it.</param>
    /// <exception cref="HubException">What was asked for can't be given; the message says why.</exception>
    public async IAsyncEnumerable<SymbolUpdateDocument> SubscribeSymbol(string? symbol, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable seat = StreamAllowance.Of(Context).Take();
        FollowedSymbol followed = Find(symbol);
        await foreach (SymbolUpdateDocument update in new SymbolStream(followed, market, grades, leading).ReadAsync(bridge, cancellation))
        {
            yield return update;
        }
    }

    /// <summary>How the engine stands, whole each time.</summary>
    /// <exception cref="HubException">There are too many streams.</exception>
    public async IAsyncEnumerable<HealthDocument> SubscribeHealth([EnumeratorCancellation] CancellationToken cancellation)
    {
        using IDisposable seat = StreamAllowance.Of(Context).Take();
        await foreach (HealthDocument health in new HealthStream(market, grades).ReadAsync(bridge, cancellation))
        {
            yield return health;
        }
    }

    private FollowedSymbol Find(string? symbol) => (symbol is null ? null : market.Find(symbol))
        ?? throw new HubException($"Symbol '{Shown(symbol)}' is not followed: expected one of those that /api/scores lists, written as there.");

    private static async IAsyncEnumerable<T> Told<T>(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using IAsyncEnumerator<T> items = stream.GetAsyncEnumerator(cancellation);
        while (await Ask(() => items.MoveNextAsync().AsTask()))
        {
            yield return items.Current;
        }
    }

    private static async Task<T> Ask<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (LaneBusyException e)
        {
            throw new HubException($"{e.Message} Try again.", e);
        }
    }

    private static string Shown(string? text) => SettingText.Show(text ?? "");
}
