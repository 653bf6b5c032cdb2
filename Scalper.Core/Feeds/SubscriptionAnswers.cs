using System.Text;
using Scalper.Core.Events;

namespace Scalper.Core.Feeds;

/// <summary>Takes a venue's answers to subscribe requests, and settles what each means for the topics that it asked for. One thread.</summary>
internal sealed class SubscriptionAnswers(IVenueRequests requests, FeedOptions options, RequestDesk desk)
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>Takes one answer; one to a request that nobody waits for means nothing.</summary>
    /// <returns>The topic that the venue refused by it for good; null where none.</returns>
    public Subscription? Take(in ControlReply reply, long nowNs)
    {
        if (desk.TakeAnswered(Encoding.UTF8.GetString(reply.RequestId)) is not { } request)
        {
            return null;
        }

        if (!reply.Success)
        {
            return Refuse(request, Encoding.UTF8.GetString(reply.Message), nowNs);
        }

        Accept(request.Topics);
        return null;
    }

    /// <summary>The first data of a topic came, perhaps before the answer: it is confirmed.</summary>
    /// <param name="isSnapshot">It can only be the first data after a subscribe request.</param>
    public void TakeFirstData(Subscription subscription, bool isSnapshot)
    {
        // A snapshot comes only after the venue took the request, and it takes a request whole or not at all.
        if (isSnapshot && subscription.RequestId is { } id && desk.TakeAnswered(id) is { } request)
        {
            Accept(request.Topics);
        }

        desk.Forget(subscription);
        subscription.Confirm();
    }

    private static void Accept(List<Subscription> topics)
    {
        foreach (Subscription subscription in topics)
        {
            subscription.Words = null;
            if (subscription.Kind.MayBeSilent())
            {
                subscription.Confirm();
            }
        }
    }

    private Subscription? Refuse(in UnansweredRequest request, string message, long nowNs)
    {
        List<Subscription> topics = request.Topics;
        SubscriptionRefusal refusal = requests.Explain(message);

        // The last of several is not the offender for being the last: that one may be wanted no more.
        Subscription? offender = request.IsSingle ? topics[0] : topics.Find(t => t.Topic == refusal.Topic);
        bool isRefused = false;
        if (offender is not null)
        {
            topics.Remove(offender);
            isRefused = Settle(offender, FaultRule.Classify(refusal), message, nowNs);
        }
        else
        {
            // The words name no topic of ours: smaller requests, until the offender stands alone.
            int half = topics.Count / 2;
            topics.ForEach(t => t.RequestLimit = half);
        }

        topics.ForEach(t => PlanAgain(t, nowNs));
        return isRefused ? offender : null;
    }

    private bool Settle(Subscription offender, FaultVerdict verdict, string message, long nowNs)
    {
        if (verdict.Class != FaultClass.Topic)
        {
            // Subscribed already: it is cycled at its deadline, should nothing come.
            offender.RequestId = "";
            return false;
        }

        offender.IsHeld = false;
        offender.Words = message;
        offender.Rest(TopicStatus.Rejected, nowNs + (options.GoneSeconds * SecondNs));
        return true;
    }

    private static void PlanAgain(Subscription subscription, long nowNs)
    {
        subscription.IsHeld = false;
        subscription.Rest(subscription.Status == TopicStatus.Stale ? TopicStatus.Stale : TopicStatus.Wanted, nowNs);
    }
}
