using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>A step of a connection's state and what caused it.</summary>
public sealed record TransitionDocument(long? At, string From, string To, string Cause)
{
    public static TransitionDocument Of(ConnectionTransition step) =>
        new(UnixTime.ToMilliseconds(step.AtNs), step.From.ToString(), step.To.ToString(), step.Cause);
}
