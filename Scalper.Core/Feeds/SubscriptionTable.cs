using System.Runtime.InteropServices;

namespace Scalper.Core.Feeds;

/// <summary>
/// The topics that one feed keeps, by the places of its symbols. A symbol keeps its place for as long as it is in the table; a place
/// that became free may be given to another. One thread.
/// </summary>
internal sealed class SubscriptionTable(IVenueRequests requests, IReadOnlyList<TopicKind> kinds)
{
    private static readonly int Kinds = Enum.GetValues<TopicKind>().Length;

    private readonly List<FeedSymbol?> _symbols = [];
    private readonly List<Subscription> _all = [];
    private Subscription?[] _byPlace = [];

    /// <summary>Every topic, in no order that means anything. Valid until the table changes.</summary>
    public ReadOnlySpan<Subscription> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>The best priority among the symbols; the largest number where there are none.</summary>
    public int Priority { get; private set; } = int.MaxValue;

    /// <summary>The priority of the symbol at a place that is not free.</summary>
    public int PriorityOf(int place) => _symbols[place]?.Priority ?? throw new ArgumentException($"place {place} is free", nameof(place));

    /// <summary>The topic of a symbol; null where it is not kept.</summary>
    public Subscription? Find(int place, TopicKind kind) => _byPlace[(place * Kinds) + (int)kind];

    /// <summary>The topics of one symbol, null for each kind that is not kept. Valid until the table changes.</summary>
    public ReadOnlySpan<Subscription?> Of(int place) => _byPlace.AsSpan(place * Kinds, Kinds);

    /// <param name="place">A free place, or the next new one.</param>
    public void Put(int place, FeedSymbol symbol)
    {
        if (place == _symbols.Count)
        {
            _symbols.Add(null);
            Array.Resize(ref _byPlace, _symbols.Count * Kinds);
        }

        if (_symbols[place] is { } present)
        {
            throw new InvalidOperationException($"Place {place} is not free for {symbol.Symbol}: {present.Symbol} has it.");
        }

        _symbols[place] = symbol;
        foreach (TopicKind kind in kinds)
        {
            Subscription subscription = new(requests.TopicOf(symbol.Name, kind), kind, place, symbol.Priority);
            _byPlace[(place * Kinds) + (int)kind] = subscription;
            _all.Add(subscription);
        }

        NotePriority();
    }

    /// <summary>Frees a place.</summary>
    public void Remove(int place)
    {
        _symbols[place] = null;
        Array.Clear(_byPlace, place * Kinds, Kinds);
        _all.RemoveAll(s => s.Symbol == place);
        NotePriority();
    }

    /// <summary>Topics by where they stand.</summary>
    public TopicCounts Count()
    {
        Span<int> counts = stackalloc int[(int)TopicStatus.Stale + 1];
        foreach (Subscription subscription in _all)
        {
            counts[(int)subscription.Status]++;
        }

        return new TopicCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /// <summary>Every topic at this moment.</summary>
    public IReadOnlyList<TopicReport> Report() =>
    [
        .. _all.Select(s => new TopicReport(
            s.Topic, _symbols[s.Symbol]!.Value.Symbol, s.Kind, s.Status, s.DataAtNs == 0 ? null : s.DataAtNs, s.Words)),
    ];

    private void NotePriority() => Priority = _all.Count == 0 ? int.MaxValue : _all.Min(s => s.Priority);
}
