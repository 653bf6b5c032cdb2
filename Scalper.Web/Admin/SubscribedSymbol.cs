using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Web.Admin;

/// <summary>A followed symbol and where its topics stand with the venue.</summary>
/// <param name="Connections">The <see cref="ConnectionHealth.Index"/> of each that brings topics of it.</param>
/// <param name="Topics">In the order of <see cref="TopicKind"/>; none where its lane did not answer.</param>
/// <param name="Why">Why it is followed.</param>
public sealed record SubscribedSymbol(Instrument Instrument, IReadOnlyList<int> Connections, IReadOnlyList<TopicReport> Topics, string Why)
{
    public string Symbol => Instrument.Symbol;

    /// <summary>The topic that stands worst; null where none is known.</summary>
    public TopicReport? Worst => Topics.MaxBy(t => SubscriptionStates.Of(t.Status));

    public SubscriptionState State => Worst is { } worst ? SubscriptionStates.Of(worst.Status) : SubscriptionState.Unknown;

    /// <summary>When its last data came, Unix milliseconds; null before the first.</summary>
    public long? DataMs => Topics.Max(t => t.DataAtNs) is { } ns ? ns / 1_000_000 : null;
}
